internal import Text

/// One version of an article, read for comparison with another.
struct ArticleVersion {
  struct Line {
    let words: SentenceWords
    /// Hash of the forms in order: the same whatever case and punctuation.
    let folded: UInt64
    let isTitle: Bool

    /// More than a label of the page.
    var isFull: Bool { words.count > ArticleVersion.labelWords }
  }

  /// The title, then the sentences.
  let lines: [Line]
  /// Forms of all words, and their roots.
  let forms: Set<UInt64>
  let roots: Set<UInt64>
  /// What befell somebody in it (`Event.isFate`).
  let fates: Set<UInt64>
  let names: NamesOfVersion
  let money: MoneyFigures

  init(title: String, text: String) {
    let bytes = Array(text.utf8)
    let language = Language(ofTitle: title, text: text)
    func line(_ text: String, isTitle: Bool) -> Line {
      let words = SentenceWords(text, language: language)
      let folded = words.words.reduce(0) { TermHash.pair($0, $1.form) }
      return Line(words: words, folded: folded, isTitle: isTitle)
    }
    var lines = [line(title, isTitle: true)]
    for sentence in SentenceSplitter.split(bytes, language: language).prefix(Self.mostSentences) {
      lines.append(line(String(decoding: bytes[sentence.span], as: UTF8.self), isTitle: false))
    }
    self.lines = lines
    forms = Set(lines.flatMap { $0.words.words.map(\.form) })
    roots = Set(lines.flatMap { $0.words.words.map(\.root) })
    fates = lines.reduce(into: []) { $0.formUnion(Event.fates(in: $1.words)) }
    names = lines.reduce(into: NamesOfVersion()) { $0.insert($1.words) }
    money = lines.reduce(into: MoneyFigures()) { $0.insert($1.words) }
  }

  /// Later sentences are not compared.
  private static let mostSentences = 600

  /// Labels ("Markets", "US economy") have no more words.
  private static let labelWords = 3

  /// A headline and one line, apart from labels.
  var isTeaser: Bool { lines.count { !$0.isTitle && $0.isFull } == 1 }
}
