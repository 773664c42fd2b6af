/// Feed text in Markdown: letters, never markup.
enum MarkdownText {
  /// One line in which no sign means anything (CommonMark 0.31 6; GitHub's autolinks, mathematics and tables).
  ///
  /// Angle brackets become entities, because some renderers pass `\<` on as HTML. An ampersand stays one
  /// unless it would begin a reference: the page is read in terminals, too.
  static func escaped(_ text: String) -> String {
    let scalars = Array(TextCleaner.line(text).unicodeScalars)
    var escaped = ""
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&" where isReference(scalars[(index + 1)...]): escaped += "&amp;"
      case "\\", "`", "*", "_", "[", "]", "#", "|", "~", "$", "{", "}", "@":
        escaped += "\\"
        escaped.unicodeScalars.append(scalar)
      case ":" where isAddress(scalars[(index + 1)...]):
        escaped += "\\:"
      case "." where isHostPrefix(scalars[..<index]):
        escaped += "\\."
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return lineStart(escaped)
  }

  /// "amp;", "#38;" (CommonMark 0.31 2.5): "S&P" begins none.
  private static func isReference(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    let name = rest.prefix {
      $0.isASCII && (Character($0).isLetter || Character($0).isNumber || $0 == "#")
    }
    return !name.isEmpty && rest.dropFirst(name.count).first == ";"
  }

  /// "http://" becomes a link by itself.
  private static func isAddress(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    rest.starts(with: ["/", "/"])
  }

  /// And so does "www.".
  private static func isHostPrefix(_ before: ArraySlice<Unicode.Scalar>) -> Bool {
    before.count >= 3 && before.suffix(3).allSatisfy { $0 == "w" || $0 == "W" }
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
