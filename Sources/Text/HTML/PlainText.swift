/// Plain text of HTML with its paragraphs kept.
public enum PlainText {
  /// A line for each paragraph, heading, list item or cell of `html`; no line is empty.
  public static func paragraphs(ofHTML html: String) -> String {
    let bytes = Array(html.utf8)
    var lines: [String] = []
    var start = 0
    var index = 0
    func endLine(at end: Int) {
      guard end > start else { return }
      let text = HTMLSanitizer.plainText(String(decoding: bytes[start..<end], as: UTF8.self))
      if !text.isEmpty { lines.append(text) }
    }
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<"), isBlockTag(bytes, at: index + 1) else {
        index += 1
        continue
      }
      endLine(at: index)
      while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
      index += 1
      start = index
    }
    endLine(at: bytes.count)
    return lines.joined(separator: "\n")
  }

  /// The elements that begin or end a line of their own (HTML 15.3, "display: block" and kin).
  private static let blockNames: Set<String> = [
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl",
    "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
  ]
  private static let longestName = 10

  private static func isBlockTag(_ bytes: [UInt8], at start: Int) -> Bool {
    var index = start
    if index < bytes.count, bytes[index] == UInt8(ascii: "/") { index += 1 }
    var name: [UInt8] = []
    while index < bytes.count, name.count <= longestName {
      let byte = bytes[index] | 0x20
      guard byte >= 0x61 && byte <= 0x7a || bytes[index] >= 0x30 && bytes[index] <= 0x39 else {
        break
      }
      name.append(bytes[index] >= 0x41 ? byte : bytes[index])
      index += 1
    }
    return blockNames.contains(String(decoding: name, as: UTF8.self))
  }
}
