import News
import Reporting
import Testing

extension Day {
  /// A later article of a story that `add` began.
  mutating func goOn(
    story: String, article: String, title: String, sentences: [(String, AlertKind, Double)],
    hour: Int, outlet: String = "outlet-b.example", role: SentenceRole = .main, version: Int = 1
  ) {
    let at = Self.start.adding(seconds: Int64(hour) * 3_600)
    texts[article] = (title, sentences.map(\.0).joined(separator: "\n"))
    var start = 0
    for (number, (sentence, kind, score)) in sentences.enumerated() {
      let end = start + sentence.utf8.count
      input.developments.append(
        DigestInput.DevelopmentRow(
          development: Development(
            id: "dv_\(article)\(version)\(number)", kind: kind, sentence: sentence,
            span: start..<end, score: score, role: role),
          story: "st_" + story, article: article, version: version, title: title, outlet: outlet,
          url: nil, foundAt: at, isBaseline: false))
      start = end + 1
    }
  }

  /// A later version of an article, in which `gone` is no more.
  mutating func rewrite(
    _ article: String, from previous: String, to title: String, hour: Int,
    grade: EditGrade = .material, gone: [String] = []
  ) {
    input.edits.append(
      DigestInput.EditRow(
        article: article, version: 2, previousTitle: previous, title: title,
        seenAt: Self.start.adding(seconds: Int64(hour) * 3_600), grade: grade))
    input.rewritten.formUnion(gone)
  }

  var bottomLine: [String] {
    let lines = markdown().split(separator: "\n").drop { $0 != "## Bottom line" }.dropFirst()
    return lines.prefix { !$0.hasPrefix("## ") }.filter { $0.hasPrefix("- ") }.map(String.init)
  }

  var headings: [String] {
    markdown().split(separator: "\n").map(String.init).filter { $0.hasPrefix("### ") }
  }
}

@Suite struct `The heading of a story` {
  /// A poll in the evening and the count at night.
  static func election() -> Day {
    var day = Day()
    day.add(
      story: "a", title: "Poll sees mayor Ulm ahead",
      sentences: [("Mayor Ulm leads in Ostra, a poll showed.", .story, 1)], hour: 18)
    day.goOn(
      story: "a", article: "ar_2", title: "Veyra wins Ostra",
      sentences: [("Ina Veyra won the vote in Ostra.", .development, 0.3)], hour: 22)
    return day
  }

  @Test func `says the latest step, however much newer the first one was`() {
    #expect(Self.election().headings == ["### `+` Veyra wins Ostra · 2/1"])
    #expect(Self.election().bottomLine.first?.contains("**Veyra wins Ostra** · Ina Veyra") == true)
  }

  @Test
  func `is of two articles that came together the later one's, unless its shape is the first`() {
    var day = Day()
    day.add(
      story: "a", title: "Four dead in Tarn", sentences: [("Four miners died.", .story, 1)], hour: 9
    )
    for (article, title, score) in [("ar_2", "Toll at nine", 0.9), ("ar_3", "Toll at 15", 0.3)] {
      day.goOn(
        story: "a", article: article, title: title, sentences: [(title, .number, score)], hour: 11)
    }
    for index in day.input.developments.indices {
      day.input.developments[index].articleNumber = Int64(index)
    }
    #expect(day.headings == ["### `+` Toll at 15 · 2/1"])
    day.input.shape = .first
    #expect(day.headings == ["### `+` Toll at nine · 2/1"])
  }

  @Test func `says the latest step of a story with one line`() {
    #expect(Self.election().markdown(stories: 0).contains("\n- `+` Veyra wins Ostra · 2/1\n"))
  }

  @Test(arguments: [AlertKind.number, .confirmed, .correction, .dispute, .edit])
  func `takes what any kind of development says`(kind: AlertKind) {
    var day = Self.election()
    day.goOn(
      story: "a", article: "ar_3", title: "Ostra counts anew",
      sentences: [("The votes are counted anew.", kind, 0.4)], hour: 23)
    #expect(day.headings.first?.contains("Ostra counts anew") == true)
  }

  @Test func `is not taken by what could not alert, nor by what stands beside the news`() {
    var day = Self.election()
    day.goOn(
      story: "a", article: "ar_3", title: "Ostra, a portrait",
      sentences: [("Ostra has nine bridges.", .development, 0.25)], hour: 23)
    day.goOn(
      story: "a", article: "ar_4", title: "The night in Ostra",
      sentences: [("Bells rang in the old town.", .development, 0.5)], hour: 23, role: .context)
    #expect(day.headings == ["### `+` Veyra wins Ostra · 2/1"])
  }

  @Test func `is of a story that says nothing weighty its best`() {
    var day = Day()
    day.add(
      story: "a", title: "Ten tips for snow",
      sentences: [("Salt the steps before dusk.", .story, 0.2)])
    day.goOn(
      story: "a", article: "ar_2", title: "Snow, again",
      sentences: [("Gloves help.", .development, 0.16)], hour: 9)
    #expect(day.headings == ["### `+` [Ten tips for snow](<https://outlet-a.example/1>) · 2/1"])
    #expect(day.bottomLine.isEmpty)
  }

  @Test func `is the newest title of its article, and can be checked`() throws {
    var day = Self.election()
    day.rewrite(
      "ar_2", from: "Veyra wins Ostra", to: "Veyra is mayor of Ostra", hour: 23, grade: .cosmetic)
    #expect(day.headings == ["### `+` Veyra is mayor of Ostra · 2/1"])
    #expect(day.bottomLine.first?.contains("**Veyra is mayor of Ostra** · ") == true)
    let json = DigestPage.json(Digest.build(from: day.input, stories: 12))
    let titles = try DigestPage.sentences(inJSON: Array(json.utf8)).filter {
      $0.text == "Veyra is mayor of Ostra"
    }
    #expect(!titles.isEmpty && titles.allSatisfy { $0.version == 2 })
  }

  @Test func `does not come from an article that was withdrawn`() {
    var day = Self.election()
    day.goOn(
      story: "a", article: "ar_2", title: "Veyra wins Ostra",
      sentences: [("Veyra wins Ostra", .correction, 0.9)], hour: 23, version: 2)
    day.input.developments[2].development.limit = Development.withdrawn
    #expect(day.headings.first?.contains("Poll sees mayor Ulm ahead") == true)
    #expect(day.markdown().contains("Ina Veyra won the vote in Ostra. (since withdrawn)"))
    #expect(!day.bottomLine.contains { $0.contains("Veyra") })
  }

  /// What began the day was taken back, the rest of the story stands.
  static func withdrawn() -> Day {
    var day = election()
    day.add(
      story: "b", title: "Bridge at Varrow falls",
      sentences: [("The bridge fell at dawn.", .story, 1)], outlets: 5, origins: 4, hour: 6)
    day.goOn(
      story: "b", article: "ar_b", title: "Bridge at Varrow falls",
      sentences: [("Bridge at Varrow falls", .correction, 0.9)], hour: 23, version: 2)
    day.input.developments[3].development.limit = Development.withdrawn
    return day
  }

  @Test func `of which all was withdrawn is marked so and comes last`() {
    #expect(
      Self.withdrawn().headings.map { $0.prefix(30) } == [
        "### `+` Veyra wins Ostra · 2/1", "### `x` [Bridge at Varrow fall",
      ])
  }

  @Test func `that was withdrawn takes no place in the bottom line`() {
    var day = Self.withdrawn()
    for story in ["c", "d"] {
      day.add(story: story, title: "Fair \(story)", sentences: [("The fair opens.", .story, 0.3)])
    }
    #expect(day.bottomLine.count == 3)
    #expect(!day.bottomLine.contains { $0.contains("Varrow") })
  }

  @Test func `is beside the word that it was withdrawn, which is neither limit nor edit`() {
    let markdown = Self.withdrawn().markdown()
    #expect(markdown.contains("(\(Development.withdrawn))"))
    #expect(!markdown.contains("limit:"))
    #expect(markdown.contains("\n- 1 withdrawn\n"))
    #expect(!Self.election().markdown().contains("withdrawn"))
  }

  @Test func `is marked where it disputes`() {
    var day = Self.election()
    day.goOn(
      story: "a", article: "ar_3", title: "Ulm: I won",
      sentences: [("Ulm said that he had won.", .dispute, 0.3)], hour: 23)
    #expect(day.headings == ["### `!` Ulm: I won · 2/1"])
  }
}

@Suite struct `The bottom line` {
  @Test func `has the latest number before a step that came after it`() {
    var day = Day()
    day.add(
      story: "a", title: "Tunnel at Grend caves in",
      sentences: [("The tunnel at Grend caved in.", .story, 1)], hour: 6)
    day.goOn(
      story: "a", article: "ar_2", title: "Nine dead in tunnel",
      sentences: [("Nine miners died.", .number, 0.4)], hour: 9)
    day.goOn(
      story: "a", article: "ar_3", title: "Fifteen dead in tunnel",
      sentences: [("Fifteen miners died.", .number, 0.3)], hour: 12)
    day.goOn(
      story: "a", article: "ar_4", title: "Mine owner arrested",
      sentences: [("Police arrested the owner.", .development, 0.5)], hour: 15)
    #expect(day.bottomLine.count == 2)
    #expect(
      order(of: ["Fifteen miners died.", "Police arrested", "## New"], in: day.markdown()))
  }

  @Test func `can be a number that stands in its section alone`() {
    var day = Day()
    day.add(
      story: "a", title: "Fifteen dead in tunnel", sentences: [("Fifteen died.", .number, 0.3)],
      isNew: false)
    #expect(day.bottomLine.count == 1 && day.bottomLine.first?.contains("Fifteen died.") == true)
    #expect(!day.markdown().contains("## Changed\n"))
  }

  @Test func `has what is disputed before who disputes it`() {
    var day = `The heading of a story`.election()
    day.goOn(
      story: "a", article: "ar_3", title: "Ulm: I won",
      sentences: [("Ulm said that he had won.", .dispute, 0.3)], hour: 23)
    #expect(day.bottomLine.map { String($0.prefix(9)) } == ["- `+` **V", "- `!` **U"])
  }

  @Test func `never has a sentence that its article took back, and the story shows it as such`() {
    var day = Day()
    day.add(
      story: "a", title: "Three vans stolen",
      sentences: [("Three vans were stolen in Lorn.", .story, 1)], hour: 6)
    day.rewrite(
      "ar_a", from: "Three vans stolen", to: "Two vans stolen", hour: 8, gone: ["dv_a0"])
    #expect(day.bottomLine.isEmpty)
    #expect(day.headings.first?.contains("[Two vans stolen]") == true)
    #expect(day.markdown().contains("- `+` Three vans were stolen in Lorn. (since rewritten) — ["))
    day.goOn(
      story: "a", article: "ar_a", title: "Two vans stolen",
      sentences: [("Two vans were stolen in Lorn.", .correction, 0.4)], hour: 8, version: 2)
    #expect(day.markdown().contains("Three vans were stolen in Lorn. (since corrected)"))
    #expect(day.bottomLine.count == 1)
    #expect(day.bottomLine.first?.hasPrefix("- `x` **Two vans stolen** · Two vans were") == true)
    let digest = Digest.build(from: day.input, stories: 12)
    #expect(DigestPage.html(digest).contains("<span class=\"note\">since corrected</span>"))
    #expect(DigestPage.json(digest).contains("\"since\":\"corrected\""))
    #expect(DigestPage.atom(digest, selfURL: "feed.xml").contains("in Lorn. (since corrected)"))
  }

  @Test func `has the headline alone where its article begins with something else`() throws {
    var day = `The heading of a story`.election()
    day.goOn(
      story: "a", article: "ar_3", title: "Veyra sworn in",
      sentences: [
        ("Ina Veyra won the vote in Ostra on Sunday.", .development, 0.2),
        ("She thanked her driver.", .development, 0.4),
      ], hour: 23)
    #expect(day.bottomLine == ["- `+` Veyra sworn in — outlet-b.example, 23:00 · 2/1"])
    day.input.developments[2].development.score = 0.5
    #expect(day.bottomLine.first?.contains("**Veyra sworn in** · Ina Veyra won the vote") == true)
    day.input.developments[2].development.score = 0.2
    day.input.developments[3].development.kind = .number
    #expect(day.bottomLine.first?.contains("**Veyra sworn in** · She thanked her driver.") == true)
  }

  @Test func `keeps a sentence that was only put in other words`() {
    var day = Day()
    day.add(
      story: "a", title: "Vans stolen", sentences: [("Three vans were stolen.", .story, 1)])
    day.rewrite(
      "ar_a", from: "Vans stolen", to: "Vans stolen", hour: 9, grade: .cosmetic, gone: ["dv_a0"])
    #expect(day.bottomLine.count == 1)
    #expect(!day.markdown().contains("since"))
  }
}
