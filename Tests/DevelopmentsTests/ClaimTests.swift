import News
import Testing

@testable import Developments

struct ClaimTests {
  private func firstQuantity(_ sentence: String) -> Quantity? {
    Newsroom.annotate(sentence)?.quantities.first
  }

  @Test(arguments: [
    ("Five people were killed.", 5.0, Quantity.Bound.exactly),
    ("At least 12 people were killed.", 12, .atLeast),
    ("More than 2,500 troops remain in Karsk.", 2_500, .atLeast),
    ("About 1.5 million voters are registered.", 1_500_000, .about),
    ("Up to 40 ships are waiting.", 40, .upTo),
    ("Forty-three people died.", 43, .exactly),
    ("Thirty horses escaped.", 30, .exactly),
    ("A hundred and more ships are waiting.", 100, .exactly),
    ("The fine was raised to €30m.", 30_000_000, .exactly),
    ("Between 20 and 30 people were killed.", 20, .atLeast),
    ("Some 20 to 30 people were killed.", 20, .atLeast),
    ("It killed 250-300 people.", 250, .atLeast),
    ("It killed 250–300 people.", 250, .atLeast),
    ("It cost 5-6 million euros.", 5_000_000, .atLeast),
    ("It killed 1\u{A0}200 people.", 1_200, .exactly),
    ("It killed dozens of people.", 24, .atLeast),
    ("It moved tens of thousands of people.", 10_000, .atLeast),
    ("It moved hundreds of thousands.", 100_000, .atLeast),
    ("It won 3-2 against Orrel.", 3, .exactly),
  ])
  func `a number is read with how exactly it is claimed`(
    _ sentence: String, _ value: Double, _ bound: Quantity.Bound
  ) throws {
    let quantity = try #require(firstQuantity(sentence))
    #expect(quantity.value == value)
    #expect(quantity.bound == bound)
  }

  @Test(arguments: [
    ("At its peak, 170,000 soldiers were in the country.", Quantity.Tense.peak),
    ("In 2019, 30 people drowned near Kettering Island.", .historical),
    ("The toll of the flood rose to 12 people.", .cumulative),
    ("There are 300 ships in the bay.", .current),
    ("The ministry plans to hire 300 guards.", .target),
    ("The price was raised from 30 dollars.", .historical),
  ])
  func `a number is of its time`(_ sentence: String, _ tense: Quantity.Tense) throws {
    #expect(try #require(firstQuantity(sentence)).tense == tense)
  }

  @Test func `the thing counted is the noun behind the number`() {
    #expect(firstQuantity("About 40 cargo ships are waiting.")?.thing == "ships")
    #expect(firstQuantity("Prices rose by 12% in March.")?.unit == "percent")
    #expect(firstQuantity("The bridge cost $30 million.")?.unit == "$")
  }

  @Test(arguments: [
    "A 15-year-old boy was hurt.", "Deni Varga, 29, was hurt.",
    "It happened at 2:20 p.m. near Karsk.",
    "The F-16 landed.", "On March 9, 2031, it rained.",
  ])
  func `ages, times, names and dates count nothing`(_ sentence: String) {
    #expect(firstQuantity(sentence) == nil)
  }

  @Test(arguments: [
    ("Two people were killed in Karsk.", "The death toll from the storm has risen to 47."),
    ("Nine drowned on Lake Mun.", "Forty-three people are now known to have died."),
    ("The number of cases in Benda rose to 264.", "Cases in the district now stand at 300."),
    ("Orrin Steel offered $4.2 billion for the yard.", "It raised its bid to $4.8bn."),
    ("A fine of €30m was imposed.", "The court cut the fine to 12 million euros."),
    ("A magnitude 6.4 quake struck.", "It was put at magnitude 6.1."),
    ("She had 54 percent of the vote.", "He won 51.8% of the vote."),
    ("The storm injured 41, hospitals said.", "18 people were wounded."),
  ])
  func `two counts of one thing have one subject`(_ one: String, _ other: String) throws {
    let subject = try #require(firstQuantity(one)?.subject)
    #expect(firstQuantity(other)?.subject == subject)
  }

  @Test(arguments: [
    ("130 people were sickened.", "The outbreak killed four people."),
    ("The storm left 41 missing.", "The storm left 41 injured."),
    ("The fine was $3 million.", "The loss was $3 million."),
    ("The rate fell to 3 percent of output.", "The party has 3 percent of the seats."),
  ])
  func `counts of two things have two subjects`(_ one: String, _ other: String) throws {
    let subject = try #require(firstQuantity(one)?.subject)
    #expect(firstQuantity(other)?.subject != subject)
  }

  @Test(arguments: [
    ("It cost 5-6 million euros.", "5-6 million"), ("It killed 250–300 people.", "250–300"),
    ("It killed hundreds of people.", "hundreds"), ("It killed 12 people.", "12"),
  ])
  func `a range is told whole`(_ sentence: String, _ digits: String) {
    #expect(firstQuantity(sentence)?.digits == digits)
  }

  @Test func `a range that takes in what was told tells nothing`() {
    let found = Newsroom.follow(
      Newsroom.article(
        "Quake in Karsk", "A strong quake struck Karsk on Sunday. At least 270 people were killed."),
      Newsroom.article(
        "Karsk after the quake", "The quake in Karsk on Sunday killed 250-300 people."))
    #expect(found.last?.contains { $0.kind == .number } == false)
  }

  @Test(arguments: ["One in five patients died.", "Nine out of ten patients died."])
  func `a proportion counts nobody`(_ sentence: String) {
    #expect(Newsroom.annotate(sentence)?.quantities.isEmpty == true)
  }

  @Test func `what follows an and with a number of its own befell others`() {
    let counts = Newsroom.annotate("It sickened 130 people and killed four.")?.quantities
    #expect(counts?.count == 2)
    #expect(counts?.first?.subject != counts?.last?.subject)
  }

  @Test(arguments: [
    ("It sank on Sunday.", "2031-03-09", "2031-03-09"),
    ("It sank on Friday.", "2031-03-07", "2031-03-07"),
    ("It sank yesterday.", "2031-03-08", "2031-03-08"),
    ("It sank on January 18, 2031.", "2031-01-18", "2031-01-18"),
    ("It sank on 18 January.", "2031-01-18", "2031-01-18"),
    ("It sank in November.", "2030-11-01", "2030-11-30"),
    ("It sank in August 2024.", "2024-08-01", "2024-08-31"),
    ("It sank in 2019.", "2019-01-01", "2019-12-31"),
    ("It sank last year.", "2030-01-01", "2030-12-31"),
    ("It sank last month.", "2031-02-01", "2031-02-28"),
  ])
  func `a date is resolved against the day of publication`(
    _ sentence: String, _ first: String, _ last: String
  ) throws {
    let date = try #require(Newsroom.annotate(sentence)?.dates.first)
    #expect(date.first.description == first)
    #expect(date.last.description == last)
  }

  @Test func `in December a day of January is to come, and January alone is past`() {
    func first(_ sentence: String) -> String? {
      SentenceAnnotator().annotate(
        title: "", sentences: [sentence], published: CivilDate(year: 2031, month: 12, day: 2)
      ).first?.dates.first?.first.description
    }
    #expect(first("On 12 January the trial opens.") == "2032-01-12")
    #expect(first("The ferry sank in January.") == "2031-01-01")
    #expect(first("The fire is out, mayor Karin May said.") == nil)
  }

  @Test func `years need no day of publication`() {
    let annotation = SentenceAnnotator().annotate(
      title: "", sentences: ["It sank in 2019."], published: nil)
    #expect(annotation.first?.dates.count == 1)
  }

  @Test(arguments: [
    (
      "The order does not include the islands, where boats may sail.",
      "does not include the islands, where boats may sail"
    ),
    ("All ports are open except Karsk.", "except Karsk"),
    ("The rule applies to everyone, excluding crews.", "excluding crews"),
    ("The ferry sank at dawn.", nil),
    ("The match will be played, barring a storm.", "barring a storm"),
    ("A court froze their accounts, barring them from travel.", nil),
    ("The order barring crews from the port was lifted.", nil),
    ("Charges pending against the captain carry ten years.", nil),
    ("Passengers were subject to searches for hours.", nil),
    ("The sale is subject to approval by the council.", "subject to approval by the council"),
    ("All ports are open except Karsk, the harbour master said.", "except Karsk"),
  ])
  func `a limit is the clause that states it`(_ sentence: String, _ limit: String?) {
    #expect(Newsroom.annotate(sentence)?.limit == limit)
  }
}
