/// What a client asks for.
struct Request: Hashable {
  var method: String
  /// As it was sent, without the query.
  var path: String
  /// The name by which the server was asked.
  var host: String?

  /// Reads the request line and the headers (RFC 9112 3 and 5); nil where that is none, or names two hosts.
  init?(head: [UInt8]) {
    let lines = head.split(separator: 0x0a).map { line in
      String(decoding: line.last == 0x0d ? line.dropLast() : line, as: UTF8.self)
    }
    let words = lines.first?.split(separator: " ", omittingEmptySubsequences: false) ?? []
    guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { return nil }
    method = String(words[0])
    path = String(words[1].prefix { $0 != "?" })
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == "host" else {
        continue
      }
      guard host == nil else { return nil }
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      host = String(value.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
  }
}
