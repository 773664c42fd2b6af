public import Text

/// A sentence of a digest and the place it claims to come from.
public struct PrintedSentence: Hashable, Sendable {
  /// The article's id.
  public var article: String
  /// Nil: one of its versions.
  public var version: Int?
  /// UTF-8 offsets into that version's text; nil where the title says it.
  public var span: Range<Int>?
  /// As printed.
  public var text: String

  /// Whether the sentence stands where it claims to: in this version of its article.
  ///
  /// Compared as printed, one harmless line: what `TextCleaner` takes out of a feed's text is not missed.
  public func stands(inTitle title: String, text: String) -> Bool {
    guard let span else { return TextCleaner.line(title) == self.text }
    let bytes = Array(text.utf8)
    guard span.lowerBound >= 0, span.upperBound <= bytes.count,
      let source = String(validating: bytes[span], as: UTF8.self)
    else { return false }
    return TextCleaner.line(source) == self.text
  }
}

extension DigestPage {
  /// Every sentence of a page written by `json`, in its order, each once.
  public static func sentences(inJSON bytes: [UInt8]) throws(JSONError) -> [PrintedSentence] {
    var found: [PrintedSentence] = []
    collect(from: try JSONValue.parse(bytes), into: &found)
    var seen: Set<PrintedSentence> = []
    return found.filter { seen.insert($0).inserted }
  }

  private static func collect(from value: JSONValue, into found: inout [PrintedSentence]) {
    switch value {
    case .array(let elements): for element in elements { collect(from: element, into: &found) }
    case .object(let members):
      if let sentence = PrintedSentence(value) { found.append(sentence) }
      for member in members { collect(from: member.value, into: &found) }
    default: break
    }
  }
}

extension PrintedSentence {
  fileprivate init?(_ value: JSONValue) {
    guard let text = value["text"]?.string, let article = value["article"]?.string else {
      return nil
    }
    let ends = value["span"]?.array?.compactMap(\.int) ?? []
    self.init(
      article: article, version: value["version"]?.int,
      span: ends.count == 2 && ends[0] <= ends[1] ? ends[0]..<ends[1] : nil, text: text)
  }
}
