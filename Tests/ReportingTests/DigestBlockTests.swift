import News
import Reporting
import Testing

@Suite struct `A story in the digest` {
  @Test func `shows what its heading rests on, of whatever kind and however low its score`() {
    var day = Day()
    day.add(
      story: "a", title: "Tunnel at Grend caves in",
      sentences: [
        ("The tunnel at Grend caved in.", .story, 1),
        ("Dust hung over the valley.", .development, 0.9),
        ("Sirens were heard in Lorn.", .development, 0.8),
        ("Buses replace the trains.", .development, 0.7),
      ], hour: 6)
    day.goOn(
      story: "a", article: "ar_2", title: "Fifteen dead in tunnel",
      sentences: [("Fifteen miners died.", .number, 0.3)], hour: 12)
    let story = day.markdown().firstRange(of: "## New").map { day.markdown()[$0.upperBound...] }
    #expect(
      story?.contains("- `~` Fifteen miners died. — outlet-b.example, 12:00\n- and 1 more\n")
        == true)
  }

  @Test func `hears each article before it hears one again`() {
    var day = Day()
    day.add(
      story: "a", title: "Tunnel", sentences: [("The tunnel caved in.", .story, 1)], hour: 6)
    day.goOn(
      story: "a", article: "ar_2", title: "A survivor",
      sentences: [
        ("A welder crawled out of the shaft.", .development, 0.6),
        ("The lamps went dark, he recalls.", .development, 0.6),
        ("Somebody sang.", .development, 0.6),
      ], hour: 9)
    day.goOn(
      story: "a", article: "ar_3", title: "At least six dead",
      sentences: [("At least six miners died.", .development, 0.3)], hour: 10)
    day.goOn(
      story: "a", article: "ar_4", title: "Owner arrested",
      sentences: [("Police arrested the owner.", .development, 0.5)], hour: 15)
    let page = day.markdown()
    #expect(order(of: ["caved in", "A welder crawled", "At least six", "arrested"], in: page))
    #expect(!page.contains("lamps") && !page.contains("sang"))
    #expect(page.contains("- and 2 more\n"))
  }

  @Test func `says how much of what it leaves out stands further down`() {
    var day = Day()
    day.add(
      story: "a", title: "Tunnel",
      sentences: [
        ("The tunnel caved in.", .story, 1), ("Dust hung over the valley.", .development, 0.9),
        ("Sirens were heard in Lorn.", .development, 0.8),
        ("Buses replace the trains.", .development, 0.7),
        ("A school is closed.", .development, 0.6), ("The owner denies it.", .dispute, 0.3),
      ])
    #expect(day.markdown().contains("- and 2 more, 1 of them below\n"))
    let digest = Digest.build(from: day.input, stories: 12)
    #expect(DigestPage.html(digest).contains("and 2 more, 1 of them below"))
    #expect(DigestPage.json(digest).contains("\"more\":2,\"below\":1"))
  }

  /// Two outlets on one step.
  private static func bid(
    _ second: String, hour: Int = 7, speaker: String? = nil
  ) -> Day {
    var day = Day()
    day.add(
      story: "a", title: "Dorrit bids for Quenn",
      sentences: [("The shipyard Dorrit has offered 300 million crowns for Quenn.", .story, 1)],
      hour: 6)
    day.goOn(
      story: "a", article: "ar_2", title: "Dorrit makes offer",
      sentences: [(second, .development, 0.5)],
      hour: hour)
    day.input.developments[1].development.speaker = speaker
    return day
  }

  @Test func `says in one outlet's words what two report at about the same time`() {
    let again = "Dorrit, a shipyard, tabled a bid of 300 million for its rival Quenn."
    #expect(Self.bid(again).markdown().contains("- and 1 more\n"))
    #expect(!Self.bid(again, hour: 11).markdown().contains("more\n"))
    #expect(!Self.bid(again, speaker: "The mayor").markdown().contains("more\n"))
    let other = "Dorrit, a shipyard, tabled a bid of 350 million for its rival Quenn."
    #expect(!Self.bid(other).markdown().contains("more\n"))
  }

  @Test func `does not say a limit and then the sentence that it comes from`() {
    var day = Day()
    day.add(
      story: "a", title: "Gang claims theft",
      sentences: [
        ("The gang Rook says it has taken the mint's plans, and made a claim.", .story, 1),
        ("The claim could not be checked.", .development, 0.4),
      ])
    day.input.developments[0].development.limit = "could not be checked"
    #expect(day.markdown().components(of: "could not be checked") == 2)
    #expect(!day.markdown().contains("The claim could"))
  }
}

@Suite struct `The changed numbers` {
  /// The toll of a flood in four bulletins, and a price, told in another order.
  static func flood() -> Day {
    var day = Day()
    day.add(
      story: "b", title: "Bread is dearer", sentences: [("A loaf costs 9 crowns.", .number, 0.9)],
      hour: 9)
    day.add(
      story: "a", title: "Flood", sentences: [("The Orl burst its banks.", .story, 1)], hour: 5)
    let tolls: [(String, String, Int, String)] = [
      ("33 people died.", "24", 20, "c"), ("The toll is now 12.", "five", 8, "a"),
      ("The toll rose to 24.", "12", 12, "b"),
    ]
    for (sentence, before, hour, article) in tolls {
      day.goOn(
        story: "a", article: "ar_" + article, title: "Toll", sentences: [(sentence, .number, 0.4)],
        hour: hour)
      day.input.developments[day.input.developments.count - 1].development.before = before
    }
    return day
  }

  static func section(_ day: Day) -> String {
    let page = day.markdown()
    return page.firstRange(of: "## Changed numbers").map { String(page[$0.upperBound...]) } ?? ""
  }

  @Test func `stand together story by story, as they became known`() {
    let section = Self.section(Self.flood())
    #expect(
      order(
        of: [
          "now 12. (before: five)", "to 24. (before: 12)", "33 people died. (before: 24)",
          "9 crowns",
        ],
        in: section))
  }

  @Test func `are told once though two outlets tell them`() {
    var day = Self.flood()
    day.goOn(
      story: "a", article: "ar_d", title: "Flood kills 24",
      sentences: [("In all 24 have lost their lives.", .number, 0.3)], hour: 13)
    #expect(Self.section(day).contains("In all 24"))
    day.input.developments[day.input.developments.count - 1].development.before = "at least 12"
    #expect(!Self.section(day).contains("In all 24"))
    #expect(day.markdown().contains(" 4 changed numbers · "))
  }

  @Test func `are told again where they went back`() {
    var day = Self.flood()
    day.goOn(
      story: "a", article: "ar_d", title: "Toll lowered",
      sentences: [("The toll is 12, not 33.", .number, 0.3)], hour: 22)
    day.input.developments[day.input.developments.count - 1].development.before = "33"
    #expect(order(of: ["33 people died.", "12, not 33. (before: 33)"], in: Self.section(day)))
  }
}
