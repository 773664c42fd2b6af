internal import Text

/// One version of an article, read for comparison with another.
struct ArticleVersion {
  struct Line {
    let words: SentenceWords
    /// Hash of the forms in order: the same whatever case and punctuation.
    let folded: UInt64
    let isTitle: Bool
  }

  /// The title, then the sentences.
  let lines: [Line]
  /// Forms of all words.
  let forms: Set<UInt64>
  let statesCorrection: Bool

  init(title: String, text: String) {
    let bytes = Array(text.utf8)
    var lines = [Self.line(title, isTitle: true)]
    for sentence in SentenceSplitter.split(bytes).prefix(Self.mostSentences) {
      lines.append(Self.line(String(decoding: bytes[sentence.span], as: UTF8.self), isTitle: false))
    }
    self.lines = lines
    forms = Set(lines.flatMap { $0.words.words.map(\.form) })
    statesCorrection = lines.contains { Self.statesCorrection($0.words) }
  }

  /// Later sentences are not compared.
  private static let mostSentences = 600

  private static func line(_ text: String, isTitle: Bool) -> Line {
    let words = SentenceWords(text)
    let folded = words.words.reduce(0) { TermHash.pair($0, $1.form) }
    return Line(words: words, folded: folded, isTitle: isTitle)
  }

  /// "Correction: …", "CORRECTED", "an earlier version of this article".
  private static func statesCorrection(_ sentence: SentenceWords) -> Bool {
    for index in 0..<sentence.count {
      let form = sentence.form(index)
      if index < 3, corrections.contains(form) { return true }
      if form == Form.earlier, sentence.form(index + 1) == version { return true }
      if form == corrected, sentence.form(index - 1) == Form.been { return true }
    }
    return false
  }

  private static let corrections = TermSet(
    "correction corrections corrected corrects clarification")
  private static let version = TermHash.of("version")
  private static let corrected = TermHash.of("corrected")
}
