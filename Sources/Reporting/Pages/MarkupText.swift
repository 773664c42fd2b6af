/// Feed text in HTML and XML: letters, never markup.
enum MarkupText {
  /// Good in content and in quoted attributes.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in TextCleaner.line(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A link that tells the site nothing, or the bare text where there is no address to follow.
  static func link(_ text: String, to url: String?) -> String {
    guard let link = WebLink(url) else { return escaped(text) }
    return "<a href=\"\(escaped(link.encoded))\" rel=\"nofollow noopener noreferrer\">"
      + "\(escaped(text))</a>"
  }
}
