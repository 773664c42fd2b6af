import News
import Testing

@testable import Stories

/// A matcher and a filter that are stopped and restored from records decide as those that never were.
@Suite struct RestoringTests {
  /// What a store would hold.
  private struct Records {
    var checkpoint: (matcher: [UInt8], furniture: [UInt8], number: Int64)?
    var traces: [Int64: (trace: [UInt8], story: String, origin: String)] = [:]
    var words: [(number: Int64, words: [UInt8], page: [UInt8], outlet: String, origin: String)] = []
  }

  private struct Desk {
    var furniture = FurnitureFilter()
    var matcher = StoryMatcher(closingPeriod: 16, halvingPeriod: 80)
    var records = Records()
    var closed = 0

    mutating func take(_ article: Article) -> StoryMatch {
      let reading = furniture.read(article)
      let prepared = matcher.prepare(reading)
      let match = matcher.match(prepared)
      furniture.remember(reading.page)
      let profiles = matcher.remember(prepared, story: match.story, origin: match.origin)
      records.traces[article.number] = (
        prepared.trace(opensStory: match.verdict == .new), match.story, match.origin
      )
      records.words.append(
        (article.number, prepared.words, reading.page.record, article.outlet, match.origin))
      for profile in profiles {
        closed += 1
        records.traces = records.traces.filter { $0.value.story != profile.story }
      }
      if let checkpoint = matcher.checkpoint {
        records.checkpoint = (checkpoint, furniture.checkpoint, article.number)
      }
      return match
    }

    func restored() throws -> Desk {
      var desk = Desk()
      desk.records = records
      desk.closed = closed
      if let checkpoint = records.checkpoint {
        let isRead = desk.matcher.restore(checkpoint: checkpoint.matcher)
        #expect(isRead)
        desk.furniture = try #require(FurnitureFilter(checkpoint: checkpoint.furniture))
      }
      for (number, row) in records.traces.sorted(by: { $0.key < $1.key }) {
        let isRead = desk.matcher.restore(
          trace: row.trace, number: number, story: row.story, origin: row.origin)
        #expect(isRead)
      }
      for row in records.words {
        let isCounted = row.number <= records.checkpoint?.number ?? 0
        let isRead = desk.matcher.restore(
          words: row.words, number: row.number, origin: row.origin, isCounted: isCounted)
        #expect(isRead)
        let page = try #require(PageMemo(outlet: row.outlet, record: row.page))
        if !isCounted { desk.furniture.remember(page) }
      }
      return desk
    }
  }

  /// 260 articles of 260 days, three an event: some texts are copied, pages repeat their lines.
  private static let stream: [Article] = {
    var random: UInt64 = 11
    func draw(_ below: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % below
    }
    func word(_ seed: Int) -> String {
      let syllables = [
        "ba", "del", "fir", "gon", "kul", "mer", "nas", "pol", "rit", "sov", "tun", "vek",
      ]
      return (0..<3).map { syllables[(seed / [1, 12, 144][$0] + seed * 7 + $0) % 12] }.joined()
    }
    var last = ""
    return (1...260).map { number in
      let event = number / 3
      let names = (0..<4).map { word(event * 4 + $0).capitalised }
      if draw(8) > 0 || number % 3 == 0 {
        last = (0..<(2 + draw(4))).map { _ in
          "\(names[draw(4)]) \(word(event + draw(3))) \(names[draw(4)]) in \(names[0]) with \(draw(90)) \(word(event * 5))."
        }.joined(separator: " ")
      }
      return Samples.article(
        Int64(number), "\(names[0]) \(word(event)) \(names[draw(4)]) - Post \(draw(3))",
        last + "\nRead the \(draw(3)) o'clock Post every day of the week.",
        outlet: "post\(draw(3)).example", day: 20_000 + Int64(number), hour: 1)
    }
  }()

  @Test(arguments: [1, 79, 80, 81, 170])
  func `cut anywhere, the rest is decided the same`(cut: Int) throws {
    var whole = Desk()
    for article in Self.stream[..<cut] { _ = whole.take(article) }
    var restored = try whole.restored()
    for article in Self.stream[cut...] {
      let match = whole.take(article)
      let again = restored.take(article)
      #expect(again == match)
      #expect(restored.furniture.clean(article) == whole.furniture.clean(article))
    }
    #expect(restored.closed == whole.closed)
    #expect(whole.closed > 20)
  }

  @Test func `restored after each article, all is decided the same`() throws {
    var whole = Desk()
    var restored = Desk()
    for article in Self.stream[..<60] {
      let match = whole.take(article)
      let again = restored.take(article)
      #expect(again == match)
      restored = try restored.restored()
    }
  }

  @Test func `an article is read from its furniture as it was read first`() {
    var filter = FurnitureFilter()
    for article in Self.stream[..<60] {
      let reading = filter.read(article)
      filter.remember(reading.page)
      let cleaned = reading.cleaned
      let length = cleaned.title == article.title ? nil : cleaned.title.utf8.count
      let again = FurnitureFilter.restored(
        article, titleLength: length, furniture: cleaned.furniture)
      #expect(again == cleaned)
    }
  }

  @Test func `a damaged record is refused, wherever it ends`() {
    var desk = Desk()
    _ = desk.take(Samples.article(1, "Ferry Lindra aground at Tarsk", Samples.ferry))
    let trace = desk.records.traces[1]?.trace ?? []
    let words = desk.records.words[0].words
    for count in stride(from: 0, to: trace.count, by: 7) {
      let isRead = desk.matcher.restore(
        trace: Array(trace[..<count]), number: 2, story: "st_2", origin: "o")
      #expect(!isRead)
    }
    for count in stride(from: 0, to: words.count, by: 7) {
      let isRead = desk.matcher.restore(
        words: Array(words[..<count]), number: 2, origin: "o", isCounted: false)
      #expect(!isRead)
    }
  }
}

extension String {
  fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
