/// Reads markup of our own making back, strictly: nil where a tag is not closed, an attribute has no
/// quotation marks, or a reference is none that we write.
struct PageReader {
  struct Tag: Hashable {
    var name: String
    var attributes: [String: String]
  }

  private(set) var tags: [Tag] = []
  /// Decoded, in their order; what stands between two tags.
  private(set) var texts: [String] = []

  init?(_ page: String) {
    var rest = page.unicodeScalars[...]
    var open: [String] = []
    while !rest.isEmpty {
      let text = rest.prefix { $0 != "<" }
      rest = rest.dropFirst(text.count)
      guard let decoded = Self.decoded(text, isStyle: open.last == "style") else { return nil }
      if !decoded.isEmpty { texts.append(decoded) }
      guard rest.popFirst() != nil else { break }
      if rest.first == "/" {
        let name = rest.dropFirst().prefix { $0 != ">" }
        rest = rest.dropFirst(name.count + 2)
        guard open.popLast() == String(name) else { return nil }
      } else {
        guard let (tag, isEmpty) = Self.tag(&rest) else { return nil }
        tags.append(tag)
        if !isEmpty, !["!DOCTYPE", "?xml", "meta"].contains(tag.name) { open.append(tag.name) }
      }
    }
    guard open.isEmpty else { return nil }
  }

  private static func tag(_ rest: inout Substring.UnicodeScalarView) -> (Tag, isEmpty: Bool)? {
    let name = rest.prefix { $0 != " " && $0 != ">" && $0 != "/" }
    rest = rest.dropFirst(name.count)
    var tag = Tag(name: String(name), attributes: [:])
    while let next = rest.popFirst() {
      switch next {
      case ">": return (tag, false)
      case "/", "?": return rest.popFirst() == ">" ? (tag, true) : nil
      case " ":
        let key = rest.prefix { $0 != "=" && $0 != ">" && $0 != " " }
        rest = rest.dropFirst(key.count)
        guard rest.first == "=" else {
          guard tag.name == "!DOCTYPE" else { return nil }
          continue
        }
        rest = rest.dropFirst()
        guard rest.popFirst() == "\"" else { return nil }
        let value = rest.prefix { $0 != "\"" }
        rest = rest.dropFirst(value.count + 1)
        guard tag.attributes[String(key)] == nil, !value.contains("<"),
          let decoded = decoded(value, isStyle: false)
        else { return nil }
        tag.attributes[String(key)] = decoded
      default: return nil
      }
    }
    return nil
  }

  private static let references: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'",
  ]

  private static func decoded(_ text: Substring.UnicodeScalarView, isStyle: Bool) -> String? {
    var decoded = String.UnicodeScalarView()
    var rest = text
    while let scalar = rest.popFirst() {
      guard scalar == "&", !isStyle else {
        if scalar == ">", !isStyle { return nil }
        decoded.append(scalar)
        continue
      }
      let name = rest.prefix { $0 != ";" }
      guard let meant = references[String(name)] else { return nil }
      decoded.append(meant)
      rest = rest.dropFirst(name.count + 1)
    }
    return String(decoded)
  }
}
