internal import News
internal import Text

/// Reads the words of a cleaned article into occurrences of terms.
struct ArticleReader {
  let title: [Word]
  /// The words of each sentence.
  let sentences: [ArraySlice<Word>]
  let body: [Word]
  private(set) var occurrences: [Occurrence] = []
  private(set) var days: [UInt16] = []
  private(set) var identifiers: [UInt16] = []
  private let background = Background.shared
  /// The background knows no words of other languages, with which sentences begin.
  let isEnglish: Bool
  /// The outlet's name, which is all over its pages.
  private let outlet: UInt64?
  private var namesInBody = TermSet()
  /// Words of the body that say who says so, in order.
  private var sources: [Range<Int>] = []

  /// Later words tell little of what an article is about.
  private static let bodyWords = 600
  private static let leadWords = 80
  private static let dayWords = 200
  /// Of a word's weight, where it says who says so.
  private static let ofSource = 0.5
  /// Body words that stand in where there is no title.
  private static let standIn = 15
  /// For copies and rewrites the text is read this far.
  private static let longest = 2_000

  /// `published`: days since 1970, nil where nobody knows.
  init(_ reading: FurnitureFilter.Reading, published: Int?) {
    let cleaned = reading.cleaned
    isEnglish = reading.language == nil
    outlet = OutletName(cleaned.article.outlet).word
    var body: [Word] = []
    body.reserveCapacity(reading.words.reduce(0) { $0 + $1.count })
    var ends: [Int] = []
    for words in reading.words where body.count < Self.longest {
      let start = body.count
      body += words
      if start < body.count { body[start].isSentenceInitial = true }
      ends.append(body.count)
    }
    self.body = body
    sentences = ends.indices.map { body[($0 == 0 ? 0 : ends[$0 - 1])..<ends[$0]] }
    title = Words(cleaned.title, language: reading.language).all
    let read = body.prefix(Self.bodyWords)
    for word in read where word.isCapitalised && !word.isSentenceInitial {
      namesInBody.insert(word.stem)
    }
    let headline = title.isEmpty ? body.prefix(Self.standIn) : title[...]
    sources = sentences.compactMap { SourcePhrase.range(in: $0) }
    self.read(headline, weight: 3, names: 2, place: 0) { _ in 2 }
    self.read(read, weight: 1, names: 1, place: title.count) { $0 < Self.leadWords ? 1 : 0 }
    days = DayMention.all(in: body.prefix(Self.dayWords), published: published).map(\.number)
    identifiers = Identifier.all(in: cleaned.title) + Identifier.all(in: cleaned.article.text)
  }

  private mutating func read(
    _ words: ArraySlice<Word>, weight: Double, names: Double, place: Int, lead: (Int) -> Double
  ) {
    var previous: (root: UInt64, isName: Bool, isNumber: Bool)?
    var rest = place > 0 ? sources[...] : []
    for (index, word) in words.enumerated() {
      while let first = rest.first, first.upperBound <= index { rest.removeFirst() }
      let isSource = rest.first?.contains(index) ?? false
      let share = isSource ? Self.ofSource : 1
      guard !word.isStopWord, word.form != outlet else {
        previous = nil
        continue
      }
      let isName = isName(word)
      occurrences.append(
        Occurrence(
          term: Occurrence.fold(word.root), root: word.root, count: weight * share,
          lead: lead(index) * share,
          names: isName && !isSource ? names : 0, place: place + index))
      if let previous, previous.isName && isName || previous.isNumber {
        let pair = TermHash.pair(previous.root, word.root)
        occurrences.append(
          Occurrence(
            term: Occurrence.fold(pair), root: 0, count: 1, lead: 0, names: 0,
            place: place + index - 1))
      }
      previous = (word.root, isName, word.isNumber)
    }
  }

  /// A capital says little in headlines and at the start of sentences: the body or the background
  /// must have seen the word with one in mid-sentence.
  private func isName(_ word: Word) -> Bool {
    word.isCapitalised
      && (namesInBody.contains(word.stem)
        || (isEnglish || !word.isSentenceInitial)
          && background.isMostlyCapitalised(stem: word.stem))
  }

  /// Where the article writes a term first.
  func wording(of occurrence: Occurrence) -> PreparedArticle.Wording? {
    let last = occurrence.place + (occurrence.root == 0 ? 1 : 0)
    let isInTitle = last < title.count
    let offset = isInTitle ? 0 : title.count
    let words = isInTitle ? title : body
    guard occurrence.place >= offset, last - offset < words.count else { return nil }
    return PreparedArticle.Wording(
      span: words[occurrence.place - offset].span.lowerBound..<words[last - offset].span.upperBound,
      isInTitle: isInTitle)
  }
}
