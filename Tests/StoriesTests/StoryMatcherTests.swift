import News
import Testing

@testable import Stories

@Suite struct StoryMatcherTests {
  /// Sends articles through filter and matcher in order.
  private struct Desk {
    var furniture = FurnitureFilter()
    var matcher = StoryMatcher()
    /// Of the article that opened a story last.
    var arc: [String] = []
    /// Story to the first of its arc, where that is another one.
    var arcs: [String: String] = [:]

    mutating func take(_ article: Article) -> StoryMatch {
      let reading = furniture.read(article)
      furniture.remember(reading.page)
      let prepared = matcher.prepare(reading)
      let match = matcher.match(prepared)
      if match.verdict == .new {
        arc = ArcCandidate.earlier(among: match.arcCandidates, first: arcs).map(\.story)
        arcs[match.story] = arc.first.map { arcs[$0] ?? $0 }
      }
      matcher.remember(prepared, story: match.story, origin: match.origin)
      return match
    }
  }

  @Test func `an article about something else opens a story with an id of its own`() {
    var desk = Desk()
    let ferry = desk.take(Samples.article(1, "Ferry Lindra aground at Tarsk", Samples.ferry))
    let mine = desk.take(Samples.article(2, "Six miners saved in Belgrun", Samples.mine))
    #expect(ferry.verdict == .new)
    #expect(mine.verdict == .new)
    #expect(ferry.story == StableID.make("st", "ar_1"))
    #expect(mine.story != ferry.story)
  }

  @Test func `another outlet's report of the event joins, and the match can say why`() throws {
    var desk = Desk()
    let first = desk.take(Samples.article(1, "Ferry Lindra aground at Tarsk", Samples.ferry))
    _ = desk.take(Samples.article(2, "Six miners saved in Belgrun", Samples.mine))
    let second = desk.take(
      Samples.article(
        3, "Passengers saved from ferry at Tarsk Point",
        """
        All 212 passengers of the ferry Lindra were saved on Monday after she hit the rocks at Tarsk Point.
        The steering of the ferry had failed, harbour master Ilva Brandt told the Courier.
        Nordline has stopped its crossings between Tarsk and Orvik, and hundreds wait on both shores.
        """, outlet: "courier.example", hour: 11))
    #expect(second.verdict == .joins)
    #expect(second.story == first.story)
    #expect(second.origin == "courier.example")
    let best = try #require(second.candidates.first)
    #expect(best.score >= best.threshold)
    #expect(best.terms.contains { $0.contains("Tarsk") })
    #expect(best.description.hasPrefix(first.story + " score 0."))
  }

  @Test func `the same words a year later are another story of the same arc`() {
    var desk = Desk()
    let first = desk.take(Samples.article(1, "Ferry Lindra aground at Tarsk", Samples.ferry))
    let report = desk.take(
      Samples.article(
        2, "Board blames old light for grounding of Lindra",
        """
        The Maritime Board has blamed the dark lighthouse at Tarsk Point for the grounding of the Lindra.
        The ferry of Nordline ran aground there a year ago with 212 passengers on the crossing from Orvik.
        Harbour master Ilva Brandt said the light will be lit again in spring.
        The board found that the steering of the ferry had failed, but that a light would have warned her.
        """, outlet: "courier.example", day: 20_400))
    #expect(report.verdict == .new)
    #expect(desk.arc == [first.story])
  }

  @Test func `a text printed again is a copy and keeps the voice of its original`() {
    var desk = Desk()
    _ = desk.take(Samples.article(1, "Six miners saved in Belgrun", Samples.mine))
    let original = desk.take(
      Samples.article(
        2, "Ferry Lindra aground", "TARSK (AFP) " + Samples.ferry, outlet: "courier.example"))
    #expect(original.origin == "afp")
    let copy = desk.take(
      Samples.article(
        3, "212 saved from ferry", Samples.ferry + "\nMore on page four of this paper tomorrow.",
        outlet: "post.example", hour: 12))
    #expect(copy.verdict == .copy(of: 2))
    #expect(copy.original == 2)
    #expect(copy.story == original.story)
    #expect(copy.origin == "afp")
  }

  @Test
  func `a brief of two lines printed word for word is a copy, alone and at the head of a report`() {
    let brief =
      "The ferry Lindra ran aground off Tarsk Point early on Monday with 212 passengers aboard."
    for (first, second) in [(brief, brief), (brief, Samples.ferry), (Samples.ferry, brief)] {
      var desk = Desk()
      let original = desk.take(Samples.article(1, "Ferry Lindra aground at Tarsk", first))
      let copy = desk.take(
        Samples.article(2, "Night crossing from Orvik ends on rocks", second, outlet: "b.example"))
      #expect(copy.verdict == .copy(of: 1))
      #expect(copy.story == original.story)
      #expect(copy.origin == "harbour.example")
      #expect(copy.evidence.first?.hasPrefix("copy: 100 % of the shorter text") == true)
    }
  }

  @Test func `a few words that outlets share, or share a week apart, make no copy`() {
    for (text, day) in [
      ("Nobody was hurt, police said on Monday.", 20_000 as Int64),
      ("The ferry Lindra ran aground off Tarsk Point early on Monday with 212 aboard.", 20_007),
    ] {
      var desk = Desk()
      _ = desk.take(Samples.article(1, "Ferry Lindra aground", text))
      let second = desk.take(
        Samples.article(2, "Bus leaves road near Quell", text, outlet: "b.example", day: day))
      #expect(second.original == nil)
      #expect(second.origin == "b.example")
    }
  }

  @Test func `within a story fewer words, word for word, are a copy`() {
    var desk = Desk()
    let text = "Dockers of Nolm stopped work on Monday."
    let first = desk.take(Samples.article(1, "Port of Nolm on strike", text))
    let second = desk.take(Samples.article(2, "Dockers strike in Nolm", text, outlet: "b.example"))
    #expect(second.verdict == .copy(of: 1))
    #expect(second.story == first.story)
    #expect(second.origin == first.origin)
  }

  @Test func `of two short texts under one headline the texts decide`() {
    var desk = Desk()
    let title = "Ferry Lindra aground at Tarsk"
    _ = desk.take(
      Samples.article(
        1, title, "Two boats brought all passengers of the Lindra ashore at Tarsk before dawn."))
    let own = desk.take(
      Samples.article(
        2, title,
        "Harbour master Ilva Brandt blames the steering of the Lindra, which failed off Tarsk.",
        outlet: "b.example"))
    #expect(own.original == nil)
    let bare = desk.take(Samples.article(3, title, "", outlet: "c.example"))
    #expect(bare.verdict == .copy(of: 2))
    #expect(bare.evidence.first == "copy: has the headline of article number 2")
  }

  @Test func `a text retold sentence by sentence is a rewrite, whichever comes first`() {
    for texts in [
      (Samples.ferry, Samples.ferryRetold), (Samples.ferryRetold, Samples.ferry),
    ] {
      var desk = Desk()
      let first = desk.take(Samples.article(1, "Ferry Lindra aground at Tarsk", texts.0))
      let second = desk.take(
        Samples.article(2, "Lindra hits ground near Tarsk", texts.1, outlet: "b.example", hour: 15))
      #expect(second.verdict == .rewrite(of: 1))
      #expect(second.story == first.story)
      #expect(second.origin == first.origin)
    }
  }

  @Test func `an equal headline without a text is a copy for three days, a short one never`() {
    var desk = Desk()
    let title = "Volk wins Sorrel by nine hundred votes"
    _ = desk.take(Samples.article(1, title, "", outlet: "a.example"))
    let second = desk.take(Samples.article(2, title, "", outlet: "b.example", day: 20_002))
    #expect(second.verdict == .copy(of: 1))
    #expect(second.origin == "a.example")
    _ = desk.take(Samples.article(3, "Morning briefing", "", outlet: "a.example"))
    let briefing = desk.take(Samples.article(4, "Morning briefing", "", outlet: "b.example"))
    #expect(briefing.original == nil)
  }

  @Test func `an article from the far future and archives beside the news close no story`() {
    var desk = Desk()
    desk.matcher = StoryMatcher(closingPeriod: 8, halvingPeriod: 80)
    let first = desk.take(Samples.article(1, "Ferry Lindra aground at Tarsk", Samples.ferry))
    for number in 2...40 {
      let day: Int64 = number == 5 ? 40_000 : number % 2 == 0 ? 18_000 : 20_000
      _ = desk.take(
        Samples.article(
          Int64(number), "Report \(number) of the board",
          "Item \(number * 7) of quarter \(number).",
          day: day))
    }
    let last = desk.take(
      Samples.article(
        41, "Ferry Lindra freed", Samples.ferryRetold, outlet: "b.example", day: 20_001)
    )
    #expect(last.story == first.story)
  }

  @Test func `articles without words, without dates and from the far future break nothing`() {
    var desk = Desk()
    for (number, text) in ["", "...", "\u{0}\u{1}", "北京。", String(repeating: "a ", count: 9_000)]
      .enumerated()
    {
      _ = desk.take(Samples.article(Int64(number), text, text))
    }
    var far = Samples.article(90, "Ferry Lindra aground at Tarsk", Samples.ferry)
    far.published = Timestamp(seconds: .max)
    #expect(desk.take(far).verdict == .new)
    far.number = 91
    far.published = Timestamp(seconds: .min)
    far.id = "ar_91"
    _ = desk.take(far)
  }
}
