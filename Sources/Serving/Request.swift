/// What a client asks for.
struct Request: Hashable {
  var method: String
  /// As it was sent, without the query.
  var path: String
  /// The name by which the server was asked; nil where a client of HTTP/1.0 gave none.
  var host: String?

  /// Reads the request line and the headers (RFC 9112 3 and 5); nil where that is none, or names no host or two.
  init?(head: [UInt8]) {
    let lines = head.split(separator: 0x0a).map { line in
      String(decoding: line.last == 0x0d ? line.dropLast() : line, as: UTF8.self)
    }
    let words = lines.first?.split(separator: " ", omittingEmptySubsequences: false) ?? []
    guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { return nil }
    method = String(words[0])
    var target = words[1]
    let authority = Self.takeAuthority(of: &target)
    path = String(target.prefix { $0 != "?" })
    for line in lines.dropFirst() where !line.isEmpty {
      guard let colon = line.firstIndex(of: ":"), Self.isName(line[..<colon]) else { return nil }
      guard line[..<colon].lowercased() == "host" else { continue }
      guard host == nil else { return nil }
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      host = String(value.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
    guard host != nil || words[2] == "HTTP/1.0" else { return nil }
    host = authority ?? host
  }

  /// Takes scheme and authority from a target that is a whole URL, which leaves its path; what it names goes before the
  /// header (RFC 9112 3.2.2).
  private static func takeAuthority(of target: inout Substring) -> String? {
    let scheme = target.prefix(7).lowercased()
    guard scheme == "http://" else { return nil }
    let authority = target.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" }
    target = target[authority.endIndex...]
    if !target.hasPrefix("/") { target = "/" + target }
    return String(authority)
  }

  /// A blank before the colon has let two servers read two requests in one (RFC 9112 5.1).
  private static func isName(_ text: Substring) -> Bool {
    !text.isEmpty && !text.contains { $0 == " " || $0 == "\t" }
  }
}
