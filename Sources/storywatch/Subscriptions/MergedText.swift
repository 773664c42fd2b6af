/// The text of `feeds.yaml` with feeds and groups added; every line that was there stays as it is.
///
/// Works on lines, and only where a list is written with a dash a line: whoever calls reads the result and compares.
struct MergedText {
  /// Why nothing can be added.
  struct Refusal: Error, Hashable {
    var message: String
  }

  private var lines: [String]

  /// `text` is empty where there is no file yet.
  static func adding(_ additions: SubscriptionImport, to text: String) throws(Refusal) -> String {
    guard !additions.feeds.isEmpty else { return text }
    var merged = MergedText(text)
    try merged.add(
      additions.groups.map { group in
        { indent in
          ["\(indent)\(group.id): {}" + (group.id == group.folder ? "" : "  # \(group.folder)")]
        }
      }, under: "groups")
    try merged.add(
      additions.feeds.map { feed in { indent in Self.item(feed, indent) } }, under: "feeds")
    return merged.lines.joined(separator: "\n") + "\n"
  }

  /// A file that is empty or has comments alone.
  static func saysNothing(_ text: String) -> Bool {
    text.split(separator: "\n").allSatisfy { isBlank(String($0)) }
  }

  private init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    while lines.last?.allSatisfy(\.isWhitespace) ?? false { lines.removeLast() }
  }

  private static func item(_ feed: SubscriptionImport.Feed, _ indent: String) -> [String] {
    var item = ["\(indent)- url: \(quoted(feed.url))"]
    if let title = feed.title { item.append("\(indent)  title: \(quoted(title))") }
    if let group = feed.group { item.append("\(indent)  group: \(quoted(group))") }
    return item
  }

  /// Adds to the block of a key at the left margin, or such a block at the end.
  private mutating func add(_ items: [(String) -> [String]], under key: String) throws(Refusal) {
    guard !items.isEmpty else { return }
    guard let start = lines.firstIndex(where: { $0.hasPrefix(key + ":") }) else {
      if !lines.isEmpty { lines.append("") }
      lines.append(key + ":")
      lines += items.flatMap { $0("  ") }
      return
    }
    let value = lines[start].dropFirst(key.utf8.count + 1).drop(while: \.isWhitespace)
    guard value.isEmpty || value.hasPrefix("#") else {
      throw Refusal(
        message:
          "line \(start + 1): \(key): is written on one line; write it with a line each, or import "
          + "into a file of its own and include that")
    }
    var end = start + 1
    var last = start
    while end < lines.count, Self.belongs(lines[end], to: key) {
      if !Self.isBlank(lines[end]) { last = end }
      end += 1
    }
    let first = lines[(start + 1)..<end].first { !Self.isBlank($0) }
    let indent = first.map { String($0.prefix { $0 == " " }) } ?? "  "
    lines.insert(contentsOf: items.flatMap { $0(indent) }, at: last + 1)
  }

  /// Indented, blank, a comment, or an item of a list that is not indented.
  private static func belongs(_ line: String, to key: String) -> Bool {
    isBlank(line) || line.hasPrefix(" ") || line.hasPrefix("-")
  }

  private static func isBlank(_ line: String) -> Bool {
    let text = line.drop(while: \.isWhitespace)
    return text.isEmpty || text.hasPrefix("#")
  }

  /// A double-quoted scalar, in which nothing means anything but a backslash and a quote.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in TextLine.of(text).unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
