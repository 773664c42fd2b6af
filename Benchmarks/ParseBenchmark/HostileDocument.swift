/// Documents made to cost their reader time or memory.
struct HostileDocument {
  var name: String
  var bytes: [UInt8]

  /// The attacks that are known, at their full size.
  static let all: [@Sendable () -> HostileDocument] = [
    {
      // Ten levels of ten, then ten megabytes of references to the last.
      var subset = "<!ENTITY a0 \"lol\">"
      for level in 1...10 {
        subset += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">"
      }
      return item(
        "10 MB of entities in entities", String(repeating: "&a10;", count: 2_000_000),
        before: "<!DOCTYPE rss [\(subset)]>")
    },
    {
      item(
        "10,000 elements deep",
        String(repeating: "<div>", count: 10_000) + String(repeating: "</div>", count: 10_000))
    },
    {
      item(
        "a million attributes",
        "<b " + (0..<1_000_000).map { "a\($0)=\"\"" }.joined(separator: " ") + "/>")
    },
    { item("a text of 50 MB", String(repeating: "A word, ", count: 6_250_000)) },
    { item("50 MB of escaped tags", String(repeating: "&lt;b&gt;", count: 5_500_000)) },
    {
      HostileDocument(
        name: "3 million empty items",
        bytes: Array(
          ("<rss version=\"2.0\"><channel>" + String(repeating: "<item/>", count: 3_000_000)).utf8))
    },
  ]

  private static func item(_ name: String, _ content: String, before: String = "")
    -> HostileDocument
  {
    HostileDocument(
      name: name,
      bytes: Array(
        """
        \(before)<rss version="2.0"><channel><item><description>\(content)</description></item>\
        </channel></rss>
        """.utf8))
  }
}
