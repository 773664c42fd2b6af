import News
import Stories
import Testing

@Suite struct FurnitureFilterTests {
  private func clean(_ text: String, title: String = "Ferry aground") -> CleanedArticle {
    FurnitureFilter().clean(Samples.article(1, title, text))
  }

  private func reasons(_ cleaned: CleanedArticle) -> [Furniture.Reason] {
    cleaned.furniture.map(\.reason)
  }

  @Test func `what a page prints around its article is taken off with the reason`() {
    let cleaned = clean(
      """
      Ferry aground
      By Mara Lund, Staff Writer
      January 19, 2031 - 18:55
      3 mins read
      Share this:
      Rescue boats at Tarsk Point at dawn. (Agency/Mara Lund)
      The ferry ran aground off Tarsk Point.
      READ ALSO:  Council of Orvik raises the price of bread for the third time this year
      Nobody was hurt.
      - Advertisment -
      Your email address will not be published.
      © 2031 Harbour Post. All rights reserved.
      Copyright 2031 Harbour Post
      """)
    #expect(
      cleaned.sentences.map(\.text) == [
        "The ferry ran aground off Tarsk Point.", "Nobody was hurt.",
      ])
    #expect(
      reasons(cleaned) == [
        .echoOfTitle, .byline, .dateline, .call, .call, .caption, .call, .call, .call, .call, .call,
      ])
  }

  @Test(arguments: [
    "The Bank of Orrin asked all banks to lend less to builders (a tenth of all credit in the country).",
    "The ferry of Tarsk was shown to the board (in a photo that divers took of the hull).",
    "Nordline wants to change what people think of it (its image was that of an old line).",
    "The board was moved to the harbour house (by courtesy of the mayor, it said).",
  ])
  func `a sentence that ends in brackets is no caption for a word of pictures in them`(
    sentence: String
  ) {
    #expect(clean(sentence).sentences.map(\.text) == [sentence])
    #expect(clean(sentence).furniture.isEmpty)
  }

  @Test(arguments: [
    "Photo: Harbour Post", "photo: harbour post", "AP Photo/Mara Lund", "Getty Images",
    "Credit: Mara Lund", "Courtesy of the owner", "photo by a passenger", "Family photo",
    "Photo courtesy of the Lund family", "Harbour Post file photo", "HANDOUT/Tarsk Police",
  ])
  func `a line that ends in the credit of a picture is a caption`(credit: String) {
    let line = "Divers at Tarsk Point on Monday. (\(credit))"
    #expect(reasons(clean(line + "\nThe ferry ran aground off Tarsk Point.")) == [.caption])
  }

  @Test func `what an outlet says of itself goes with the name above it, news of an outlet stays`()
  {
    let cleaned = clean(
      """
      The ferry ran aground off Tarsk Point on Monday.
      Divers went down at noon to look at the hull.
      Harbour News Agency
      Founded in 1911, Harbour News Agency is one of the oldest news agencies of the coast. It has 40 reporters.
      """)
    #expect(cleaned.sentences.count == 2)
    #expect(reasons(cleaned) == [.agencyBlurb, .agencyBlurb])
    let news = clean(
      "The Orvik Courier is a newspaper that Nordline bought on Monday.\nIt has debts.\nA.\nB.\nC.\nD.\nE.\nF."
    )
    #expect(news.sentences.first?.text.hasPrefix("The Orvik Courier") == true)
  }

  @Test func `sub-headings are kept apart, bullets and questions stay`() {
    let cleaned = clean(
      """
      The board will look at three things.
      Background
      • the rudder
      • the lighthouse
      Who switched off the light?
      """)
    #expect(cleaned.headings.map(\.text) == ["Background"])
    #expect(
      cleaned.sentences.map(\.text) == [
        "The board will look at three things.", "• the rudder", "• the lighthouse",
        "Who switched off the light?",
      ])
  }

  @Test func `sentences that begin like calls are kept`() {
    let text = """
      Share prices of Nordline fell by a tenth on Monday after the ferry ran aground at Tarsk Point.
      Read the report aloud, the mayor told the council, and nobody will sleep tonight.
      By Tuesday morning the ship was afloat again.
      Subscribers of the harbour radio heard the call first, the board said in its report.
      """
    #expect(clean(text).sentences.count == 4)
    #expect(clean(text).furniture.isEmpty)
  }

  @Test func `spans are exactly where the sentences stand`() {
    let cleaned = clean("  “Nobody was hurt.” The mayor slept.\n\nÉva Brandt said so.")
    let bytes = Array(cleaned.article.text.utf8)
    #expect(cleaned.sentences.map(\.paragraph) == [0, 0, 1])
    for sentence in cleaned.sentences {
      #expect(String(decoding: bytes[sentence.span], as: UTF8.self) == sentence.text)
    }
  }

  @Test
  func
    `a line under two earlier articles of the outlet is the page's, at another outlet it is not`()
  {
    var filter = FurnitureFilter()
    let line = "Harbour Post readers get the tide tables free of charge every single morning."
    for number in 1...2 {
      let text = "The council met on day \(number).\n\(line)"
      #expect(filter.clean(Samples.article(Int64(number), "Council", text)).furniture.isEmpty)
      filter.remember(filter.read(Samples.article(Int64(number), "Council", text)).page)
    }
    let text = "The ferry ran aground.\nDivers went down at noon.\n\(line)"
    #expect(reasons(filter.clean(Samples.article(3, "Ferry", text))) == [.repeatedByOutlet])
    #expect(filter.clean(Samples.article(3, "Ferry", text, outlet: "b.example")).furniture.isEmpty)
  }

  @Test func `an outlet's third update of one text loses no sentence`() {
    var filter = FurnitureFilter()
    for number in 1...2 {
      filter.remember(
        filter.read(Samples.article(Int64(number), "Ferry \(number)", Samples.ferry)).page)
    }
    let update = Samples.ferry + "\nUPDATE: The ship is afloat, the board said at noon."
    let cleaned = filter.clean(Samples.article(3, "Ferry afloat", update))
    #expect(cleaned.furniture.isEmpty)
    #expect(cleaned.sentences.count == 12)
  }

  @Test
  func `a suffix after a bar is always the outlet's, after a dash once it followed two titles`() {
    var filter = FurnitureFilter()
    let bar = Samples.article(1, "Ferry aground off Tarsk Point | Harbour Post", "")
    #expect(filter.clean(bar).title == "Ferry aground off Tarsk Point")
    let dash = Samples.article(
      2, "Council of Orvik meets again - Harbour Post", "", outlet: "hp.example")
    #expect(filter.clean(dash).title == dash.title)
    filter.remember(filter.read(dash).page)
    let second = Samples.article(
      3, "Mayor of Tarsk resigns at noon - Harbour Post", "", outlet: "hp.example")
    #expect(filter.clean(second).title == "Mayor of Tarsk resigns at noon")
  }

  @Test func `a suffix is learnt however many ends of titles came before it`() {
    var filter = FurnitureFilter()
    func remember(_ title: String) {
      let article = Samples.article(1, title, "", outlet: "hp.example")
      filter.remember(filter.read(article).page)
    }
    for number in 0..<70_000 { remember("Council meets - what we know of it \(number)") }
    remember("Council of Orvik meets again - Harbour Post")
    let second = Samples.article(
      3, "Mayor of Tarsk resigns at noon - Harbour Post", "", outlet: "hp.example")
    #expect(filter.clean(second).title == "Mayor of Tarsk resigns at noon")
  }

  @Test(arguments: [
    "WAVO 9 News Tarsk, Lindra News, Weather & Sports", "wavo9.example-Tarsk News, Wea", "WAV",
    "Wavo9.example | News and Weather for Tarsk", "Sports | WAVO 9",
  ])
  func `what names the outlet is the outlet's, however long and wherever the page cut it`(
    suffix: String
  ) {
    let title = "Ferry aground off Tarsk Point - " + suffix
    let article = Samples.article(1, title, "", outlet: "wavo9.example")
    #expect(FurnitureFilter().clean(article).title == "Ferry aground off Tarsk Point")
  }

  @Test func `a title that speaks of the outlet keeps its words`() {
    for title in [
      "Ferry aground off Tarsk Point - Wavo9 reporter among those saved",
      "Mayor sues Wavo9 over report", "Wavo9 - the end of a station",
    ] {
      let article = Samples.article(1, title, "", outlet: "wavo9.example")
      #expect(FurnitureFilter().clean(article).title == title)
    }
  }

  @Test func `sections between bars go with the outlet's name`() {
    let article = Samples.article(1, "Ferry aground off Tarsk Point | News | Harbour Post", "")
    #expect(FurnitureFilter().clean(article).title == "Ferry aground off Tarsk Point")
  }

  @Test func `a repeated sentence is said once, a short one may return`() {
    let cleaned = clean(
      "He said no. The ship is lost and nobody knows why.\nThe ship is lost, and nobody knows why.\nHe said no."
    )
    #expect(cleaned.sentences.count == 3)
    #expect(reasons(cleaned) == [.echo])
  }

  @Test func `a page of headings only keeps them as its sentences`() {
    let cleaned = clean("Ship afloat\nMayor content", title: "Tarsk in brief")
    #expect(cleaned.sentences.count == 2)
    #expect(cleaned.headings.isEmpty)
    #expect(clean("").sentences.isEmpty)
  }
}
