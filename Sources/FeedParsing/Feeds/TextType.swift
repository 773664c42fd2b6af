internal import Text

/// How the `type` of an Atom text construct wants its text to be read (RFC 4287 3.1.1 and 4.1.3.3).
enum TextType {
  case literal, markup
  /// Neither: base64 of who knows what.
  case binary

  /// Without an attribute, and for a word that is no media type, text stands for itself.
  init(_ bytes: Span<UInt8>, _ attribute: XMLAttribute?) {
    guard let attribute else {
      self = .literal
      return
    }
    switch TextType.customary.find(bytes, attribute.valueStart, attribute.valueEnd) {
    case 0: self.init((FeedBuilder.value(bytes, attribute) ?? "").lowercased())
    case 1...3: self = .literal
    default: self = .markup
    }
  }

  /// The types that nearly all feeds name, to be found without taking them apart.
  private static let customary = NameTable([
    "", "text", "plain", "text/plain", "html", "xhtml", "text/html", "application/xhtml+xml",
  ])

  private init(_ type: String) {
    let type = type.prefix { $0 != ";" }.split(whereSeparator: \.isWhitespace).joined()
    switch type {
    case "html", "xhtml", "text/html", "application/xhtml+xml": self = .markup
    case _ where type.hasSuffix("/xml") || type.hasSuffix("+xml"): self = .markup
    case _ where !type.contains("/") || type.hasPrefix("text/"): self = .literal
    default: self = .binary
    }
  }
}

/// What the `type` of an element says of the elements in it.
struct ValueType {
  var text: TextType
  /// XML of any kind.
  var isXML: Bool
}
