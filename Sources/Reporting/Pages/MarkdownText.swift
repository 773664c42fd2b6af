/// Feed text in Markdown: letters, never markup.
enum MarkdownText {
  /// One line in which no sign means anything (CommonMark 0.31 6; GitHub's autolinks, mathematics and tables).
  ///
  /// Angle brackets and ampersands become entities, because some renderers pass `\<` on as HTML.
  static func escaped(_ text: String) -> String {
    let scalars = Array(TextCleaner.line(text).unicodeScalars)
    var escaped = ""
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
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
