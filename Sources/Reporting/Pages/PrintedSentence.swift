internal import News
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
  /// A speaker or a limit: a piece of the article, wherever in it.
  var isPiece = false

  public init(article: String, version: Int?, span: Range<Int>?, text: String) {
    self.article = article
    self.version = version
    self.span = span
    self.text = text
  }

  /// Whether the sentence stands where it claims to: in this version of its article.
  ///
  /// Compared as printed, one harmless line: what `TextCleaner` takes out of a feed's text is not missed. A
  /// headline may have lost the outlet's name at its end, and that of an article without title is a sentence.
  public func stands(inTitle title: String, text: String) -> Bool {
    if isPiece { return TextCleaner.line(text).firstRange(of: self.text) != nil }
    guard let span else {
      let source = TextCleaner.line(title)
      return TextCleaner.line(source.isEmpty ? text : source).firstRange(of: self.text) != nil
    }
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
      found += sentences(of: value)
      for member in members { collect(from: member.value, into: &found) }
    default: break
    }
  }
}

extension DigestPage {
  /// What one object prints: a sentence with its place, a title, the title that it took the place of.
  private static func sentences(of value: JSONValue) -> [PrintedSentence] {
    guard let article = value["article"]?.string else { return [] }
    let version = value["version"]?.int
    var sentences: [PrintedSentence] = []
    if let text = value["text"]?.string {
      let ends = value["span"]?.array?.compactMap(\.int) ?? []
      let span = ends.count == 2 && ends[0] <= ends[1] ? ends[0]..<ends[1] : nil
      sentences.append(PrintedSentence(article: article, version: version, span: span, text: text))
    }
    for piece in [value["speaker"]?.string, value["limit"]?.string].compactMap(\.self)
    where piece != Development.withdrawn {
      var sentence = PrintedSentence(article: article, version: version, span: nil, text: piece)
      sentence.isPiece = true
      sentences.append(sentence)
    }
    if let title = value["headline"]?.string {
      let version = value["headline_version"]?.int ?? version
      sentences.append(PrintedSentence(article: article, version: version, span: nil, text: title))
    }
    if let title = value["previous_title"]?.string {
      sentences.append(PrintedSentence(article: article, version: nil, span: nil, text: title))
    }
    return sentences.filter { !$0.text.isEmpty }
  }
}
