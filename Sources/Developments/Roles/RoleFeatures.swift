internal import News
internal import Text

/// The cues of all sentences of one article, those that depend on their place included.
struct RoleFeatures {
  private let sentences: [SentenceWords]
  private let contents: [[UInt64]]
  private let titleStems: Set<UInt64>
  /// In how many sentences a stem occurs.
  private let spread: [UInt64: Int]
  /// One row per sentence, by `RoleCue.rawValue`.
  private(set) var rows: [[Float]]

  init(_ article: RoleTagger.Article) {
    sentences = article.sentences
    contents = sentences.map(Self.content)
    titleStems = Set(Self.content(article.title))
    var spread: [UInt64: Int] = [:]
    for content in contents {
      for stem in content { spread[stem, default: 0] += 1 }
    }
    self.spread = spread
    let year = article.published?.year ?? Self.latestYear(article.sentences)
    rows = article.sentences.indices.map { index in
      var scanner = CueScanner(
        article.sentences[index], dates: article.dates[index], published: article.published,
        year: year)
      var row = scanner.scan()
      row[.attributed] = article.isAttributed[index] ? 1 : 0
      return row
    }
    place(furniture: rows.map { $0[.furniture] > 0 || $0[.length] <= 0.1 })
    relate()
  }

  /// An article without a date is of the latest year it names.
  private static func latestYear(_ sentences: [SentenceWords]) -> Int? {
    var latest: Int?
    for sentence in sentences {
      for word in sentence.words where word.isNumber {
        guard let year = CalendarWords.year(sentence.bytes, word.span) else { continue }
        latest = max(latest ?? year, year)
      }
    }
    return latest
  }

  /// Counts places anew, passing over the sentences that are furniture.
  mutating func place(furniture: [Bool]) {
    var real = 0
    var seen: Set<UInt64> = []
    seen.reserveCapacity(spread.count)
    var lead: Set<UInt64> = []
    let count = rows.count
    for index in 0..<count {
      let isFurniture = furniture[index]
      let content = contents[index]
      rows[index][.first] = real == 0 && !isFurniture ? 1 : 0
      rows[index][.second] = real == 1 && !isFurniture ? 1 : 0
      rows[index][.third] = real == 2 ? 1 : 0
      rows[index][.fourthOrFifth] = real == 3 || real == 4 ? 1 : 0
      rows[index][.position] = Float(min(real, 100)) / 25
      rows[index][.logPosition] = Logarithm.ofOnePlus(real)
      rows[index][.relative] = Float(index) / Float(max(1, count - 1))
      rows[index][.last] = index == count - 1 ? 1 : 0
      rows[index][.lastThree] = index >= count - 3 ? 1 : 0
      rows[index][.rawFirst] = index == 0 ? 1 : 0
      rows[index][.rawSecond] = index == 1 ? 1 : 0
      rows[index][.rawThird] = index == 2 ? 1 : 0
      let size = Float(max(1, content.count))
      rows[index][.leadShare] = Float(content.count { lead.contains($0) }) / size
      rows[index][.newness] = Float(content.count { !seen.contains($0) }) / size
      guard !isFurniture else { continue }
      real += 1
      seen.formUnion(content)
      if real <= 2 { lead.formUnion(content) }
    }
  }

  /// Relation to the title, to the article's frequent words, and to open quotations.
  private mutating func relate() {
    var isQuoteOpen = false
    let count = Float(max(1, rows.count))
    for index in rows.indices {
      let content = contents[index]
      let shared = content.count { titleStems.contains($0) }
      rows[index][.titleShare] = Float(shared) / Float(max(1, titleStems.count))
      rows[index][.titleWords] = Logarithm.ofOnePlus(shared)
      let occurrences = content.reduce(0) { $0 + (spread[$1] ?? 0) }
      rows[index][.centrality] = Float(occurrences) / Float(max(1, content.count)) / count * 5
      rows[index][.insideQuote] = isQuoteOpen ? 1 : 0
      isQuoteOpen = QuoteMarks(sentences[index].bytes[...]).isOpenAfter(isQuoteOpen)
    }
  }

  /// The distinct stems of the words that say something.
  private static func content(_ sentence: SentenceWords) -> [UInt64] {
    var stems: [UInt64] = []
    for word in sentence.words where !word.isStopWord { stems.append(word.stem) }
    stems.sort()
    var last: UInt64?
    stems.removeAll { stem in
      defer { last = stem }
      return stem == last
    }
    return stems
  }
}

extension [Float] {
  subscript(cue: RoleCue) -> Float {
    get { self[cue.rawValue] }
    set { self[cue.rawValue] = newValue }
  }
}
