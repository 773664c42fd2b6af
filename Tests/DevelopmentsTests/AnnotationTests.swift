import News
import Testing

@testable import Developments

struct AnnotationTests {
  @Test(arguments: [
    ("“The dam is safe,” said Mira Holt, the mayor of Karsk.", "Mira Holt"),
    ("According to the water board, the dam is safe.", "the water board"),
    ("The mayor of Karsk said on Sunday that the dam is safe.", "The mayor of Karsk"),
    (
      "On Sunday, March 9, 2031, Karsk's Ministry of Works said the dam was safe.",
      "Karsk's Ministry of Works"
    ),
    ("The dam is safe, engineers on the site said.", "engineers on the site"),
    ("KARSK (Gazette) - Mira Holt told reporters that the dam is safe.", "Mira Holt"),
    ("He told reporters that the dam is safe.", "He"),
  ])
  func `the speaker is who the text says speaks`(_ sentence: String, _ speaker: String) throws {
    let annotation = try #require(Newsroom.annotate(sentence))
    let attribution = try #require(annotation.attribution)
    #expect(attribution.speaker == speaker)
    let span = try #require(attribution.span)
    #expect(String(decoding: Array(sentence.utf8)[span], as: UTF8.self) == speaker)
  }

  @Test(arguments: [
    ("Tram drivers in Selda walked out, their union said on Monday.", "their union"),
    (
      "Jon Ferrel will lead the port, the transport ministry said Sunday.", "the transport ministry"
    ),
    (
      "The bridge has been closed, the mayor said late on Friday at a news conference.", "the mayor"
    ),
    ("Four people, two of them children, drowned, police said in a statement.", "police"),
    ("Mira Holt is to resign, a spokesman told the broadcaster on Tuesday.", "a spokesman"),
    ("Karsk and Selda will share the water, both towns said by telephone.", "both towns"),
    ("The mill recalled its flour after mould was found, the food office said.", "the food office"),
    ("The strike was over, Minister Jon May said on Tuesday, and trams ran.", "Minister Jon May"),
    ("After talks in Selda, the two mayors said the bridge would open.", "the two mayors"),
    ("A group that calls itself Red Heron claimed the attack on the dam.", "A group"),
    ("“The dam is safe,” Mira Holt, who built it, said on Monday.", "Mira Holt"),
  ])
  func `when, how and to whom it is said does not change who says it`(
    _ sentence: String, _ speaker: String
  ) throws {
    let attribution = try #require(Newsroom.annotate(sentence)?.attribution)
    #expect(attribution.speaker == speaker)
  }

  @Test(arguments: [
    ("About 900 people were told to leave their homes.", nil),
    ("The harbour master was dismissed on Monday.", nil),
    ("A guard accused of stealing two paintings fled.", nil),
    ("Residents were told by the fire brigade that the dam was safe.", "the fire brigade"),
    ("The captain was accused by the owners of sleeping.", "the owners"),
    ("The plan was rejected by the town housing board.", "the town housing board"),
    ("Mira Holt was quoted as saying that the dam is safe.", "Mira Holt"),
  ])
  func `what is said to or of somebody is said by another`(
    _ sentence: String, _ speaker: String?
  ) throws {
    #expect(try #require(Newsroom.annotate(sentence)).attribution?.speaker == speaker)
  }

  @Test(arguments: [
    ("The bank kept its rate at 4%, as most economists had expected.", nil),
    ("The bank kept its rate at 4%, the governor said on Monday.", "the governor"),
  ])
  func `who expected what came is not shown as who says it`(_ sentence: String, _ speaker: String?)
  {
    let found = Newsroom.follow(Newsroom.article("Bank keeps its rate", sentence))
    #expect(found[0].first?.sentence == sentence)
    #expect(found[0].first?.speaker == speaker)
  }

  @Test func `a pronoun is resolved to the last speaker who was named`() {
    let annotations = SentenceAnnotator().annotate(
      title: "Dam at Karsk",
      sentences: ["Mayor Mira Holt said the dam is safe.", "She said nobody had to leave."],
      published: nil)
    #expect(annotations.last?.attribution?.speaker == "She")
    #expect(annotations.last?.attribution?.name == "Mayor Mira Holt")
  }

  @Test func `a quotation that runs on keeps its speaker`() {
    let annotations = SentenceAnnotator().annotate(
      title: "",
      sentences: ["“We are leaving.", "There is no water,” said Jon Ferrel."], published: nil)
    #expect(annotations.first?.attribution?.speaker == "Jon Ferrel")
  }

  @Test func `what the outlet says itself has no speaker`() {
    #expect(Newsroom.annotate("The bridge at Karsk collapsed at dawn.")?.attribution == nil)
  }

  @Test(arguments: [
    "Reporting by Ana Verdi; Editing by Tom Sall", "By Ana Verdi", "Follow us on our channels",
    "(Reporting by Ana Verdi in Karsk)",
  ])
  func `credits and calls are furniture`(_ line: String) {
    let annotations = SentenceAnnotator().annotate(
      title: "Bridge at Karsk collapses",
      sentences: [
        "A bridge at Karsk collapsed on Sunday, killing two people, police said.",
        "The bridge was built last year.", line,
      ], published: CivilDate("2031-03-09"))
    #expect(annotations.map(\.isFurniture) == [false, false, true])
    #expect(annotations.last?.role == SentenceRole.none)
  }

  private static func isFurniture(_ line: String) -> Bool? {
    SentenceAnnotator().annotate(
      title: "Bridge at Karsk collapses",
      sentences: [
        "A bridge at Karsk collapsed on Sunday, killing two people, police said.",
        "The bridge was built last year by a firm in Selda.", line,
      ], published: CivilDate("2031-03-09")
    ).last?.isFurniture
  }

  @Test(arguments: [
    "Watch the video.", "Listen to our podcast.", "See our gallery of the best images.",
    "Share this article.", "Images: Ana Verdi", "Photos by Ana Verdi", "Related stories",
    "Click here to subscribe.",
  ])
  func `calls are furniture though they end like sentences`(_ line: String) {
    #expect(Self.isFurniture(line) == true)
  }

  @Test(arguments: [
    "Shares in Velda Mills fell 12 %.", "Shareholders of Velda Mills rejected the bid.",
    "Images from a satellite show that eleven villages burnt down.",
    "Followers of the cleric stormed the court.",
    "Subscribers sued the publisher.", "Photographers were kept away.",
  ])
  func `a word that only begins like a credit is none`(_ line: String) {
    #expect(Self.isFurniture(line) == false)
    #expect(!FurnitureScanner.isFurniture(SentenceWords(line)))
  }

  @Test(arguments: [
    "Two airports were closed.", "No survivors were seen.", "The ferry sank.",
    "The roads were not closed.", "Nobody was badly hurt.",
  ])
  func `a short sentence that tells an event is no furniture`(_ line: String) {
    #expect(Self.isFurniture(line) == false)
  }

  @Test(arguments: [
    "This article was amended on Monday.", "Ana Verdi reported from Karsk.", "Houses are seen.",
    "Compiled by Ana Verdi.", "Karsk harbour", "Watch the video.",
  ])
  func `what befalls the page tells no event`(_ line: String) {
    #expect(!FurnitureScanner.tellsEvent(SentenceWords(line)))
  }

  @Test func `the news comes first, the years before are history, wishes expectation`() {
    let annotations = SentenceAnnotator().annotate(
      title: "Bridge at Karsk collapses, killing two",
      sentences: [
        "A bridge at Karsk collapsed on Sunday, killing two people, police said.",
        "Rescue teams pulled four people from the river, a fire brigade spokeswoman said.",
        "The road between Karsk and Selda was closed in both directions.",
        "The bridge carried about 9,000 cars a day and linked the town with its harbour.",
        "“This is a terrible day and I think we must do better,” said Mira Holt, an engineer.",
        "“Nobody really cared about it, and that is a very bad sign,” she said.",
        "The ministry is expected to present a plan next month and would likely replace the bridge.",
        "In 1987, the old bridge was destroyed by a flood, and in 1994 a second one burned down.",
        "(Reporting by Ana Verdi; Editing by Tom Sall)",
      ], published: CivilDate("2031-03-09"))
    let roles = annotations.map(\.role)
    #expect(roles[0] == .main)
    #expect(roles[5] == .evaluation)
    #expect(roles[6] == .expectation)
    #expect(roles[7] == .history)
    #expect(roles[8] == .none)
  }

  @Test func `nothing is read out of nothing`() {
    #expect(SentenceAnnotator().annotate(title: "", sentences: [], published: nil).isEmpty)
    #expect(Newsroom.annotate("")?.quantities.isEmpty == true)
  }

  @Test(arguments: [
    "\u{FFFD}\u{0}\u{1B}[31m", "“““““”", "… , ; : —", String(repeating: "a ", count: 20_000),
    String(repeating: "“He said, ", count: 2_000), "99999999999999999999999999 people killed",
    "5 " + String(repeating: "trillion ", count: 40),
    "May 99, 9999 to March 0, 0", "said", "according to", "\u{202E}who said\u{202C}",
  ])
  func `hostile text is read without harm`(_ text: String) {
    let quantities = Newsroom.annotate(text)?.quantities
    #expect(quantities?.allSatisfy { $0.value.isFinite } == true)
    _ = Newsroom.follow(Newsroom.article(text, text), Newsroom.article(text, text + " 5 killed."))
    _ = GradedEdit(oldTitle: text, oldText: text, newTitle: "", newText: text + text)
  }
}
