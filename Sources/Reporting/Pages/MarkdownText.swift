/// Feed text in Markdown: letters, never markup.
enum MarkdownText {
  /// One line in which no sign means anything (CommonMark 0.31 6; GitHub's autolinks, mathematics and tables).
  ///
  /// Angle brackets become entities, because some renderers pass `\<` on as HTML. An ampersand stays one
  /// unless it would begin a reference: the page is read in terminals, too.
  static func escaped(_ text: String) -> String {
    let bytes = Array(TextCleaner.line(text).utf8)
    var escaped: [UInt8] = []
    escaped.reserveCapacity(bytes.count + bytes.count / 8)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "<"): escaped += "&lt;".utf8
      case UInt8(ascii: ">"): escaped += "&gt;".utf8
      case UInt8(ascii: "&") where isReference(bytes[(index + 1)...]): escaped += "&amp;".utf8
      case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "#"), UInt8(ascii: "|"),
        UInt8(ascii: "~"), UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "}"),
        UInt8(ascii: "@"),
        UInt8(ascii: ":") where isAddress(bytes[(index + 1)...]),
        UInt8(ascii: ".") where isHostPrefix(bytes[..<index]):
        escaped.append(UInt8(ascii: "\\"))
        escaped.append(byte)
      default: escaped.append(byte)
      }
    }
    return lineStart(String(decoding: escaped, as: UTF8.self))
  }

  /// "amp;", "#38;" (CommonMark 0.31 2.5): "S&P" begins none.
  private static func isReference(_ rest: ArraySlice<UInt8>) -> Bool {
    let name = rest.prefix {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "#"):
        true
      default: false
      }
    }
    return !name.isEmpty && rest.dropFirst(name.count).first == UInt8(ascii: ";")
  }

  /// "http://" becomes a link by itself.
  private static func isAddress(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.starts(with: "//".utf8)
  }

  /// And so does "www.".
  private static func isHostPrefix(_ before: ArraySlice<UInt8>) -> Bool {
    before.count >= 3 && before.suffix(3).allSatisfy { $0 | 0x20 == UInt8(ascii: "w") }
  }

  /// A link, or the bare text where there is no address to follow.
  static func link(_ text: String, to url: String?) -> String {
    guard let link = WebLink(url) else { return escaped(text) }
    return "[\(escaped(text))](<\(link.encoded)>)"
  }

  /// "- ", "+ ", "1. " and "1) " begin lists. Scalar by scalar: a sign is one with a mark on it, too.
  private static func lineStart(_ text: String) -> String {
    let scalars = text.unicodeScalars
    if let first = scalars.first, first == "-" || first == "+" { return "\\" + text }
    let digits = scalars.prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty, let sign = scalars[digits.endIndex...].first, sign == "." || sign == ")"
    else { return text }
    return String(digits) + "\\" + String(scalars[digits.endIndex...])
  }
}
