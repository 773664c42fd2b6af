/// A value of a configuration file, with the place where it stands.
struct SourceNode: Sendable {
  enum Content: Sendable {
    case scalar(String, SourceNode.Style)
    case sequence([SourceNode])
    case mapping([SourceNode.Entry])
    /// Nothing after the colon or dash.
    case empty
  }
  /// How a scalar is written.
  enum Style: Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }
  struct Entry: Sendable {
    var key: String
    var place: Place
    var value: SourceNode
  }
  var content: Content
  var place: Place
  var source: SourceText

  /// What it is, for "expected a list, found …".
  var kind: String {
    switch content {
    case .scalar(let text, _): "\"\(Self.shortened(text))\""
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .empty: "nothing"
    }
  }

  /// A value as an error quotes it: one line, not too long.
  static func shortened(_ text: String) -> String {
    let line = text.unicodeScalars.prefix { !SourceText.isLineBreak($0) }
    guard line.count > 60 || line.count < text.unicodeScalars.count else { return text }
    return String(line.prefix(60)) + "…"
  }
}
