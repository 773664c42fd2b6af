import News
import Testing
import Watching

/// What a query finds in an article, each place as "field:text as printed".
func places(
  _ query: String, title: String = "", body: String = "", source: String = "",
  language: String? = nil
) throws -> [String]? {
  let text = MatchText(title: title, body: body, source: source, language: language)
  return try Query.parse(query).matches(in: text)?.map { match in
    let field =
      switch match.field {
      case .title: title
      case .body: body
      case .source: source
      case .language: language ?? ""
      }
    let bytes = Array(field.utf8)[match.span]
    return "\(match.field.rawValue):" + String(decoding: bytes, as: UTF8.self)
  }
}

func finds(_ query: String, in body: String) throws -> Bool {
  try places(query, body: body) != nil
}

@Suite struct `What a query finds` {
  let report =
    "Baghdad: the last troops will withdraw by Friday. Officials spoke of an end of mission."

  @Test func `words in any case, whole words only`() throws {
    #expect(try places("BAGHDAD", body: report) == ["body:Baghdad"])
    #expect(try !finds("Bagh", in: report))
    #expect(try !finds("mission", in: "submissions, missions"))
  }

  @Test func `adjacent terms are joined by AND`() throws {
    #expect(try places("troops Friday", body: report) == ["body:troops", "body:Friday"])
    #expect(try !finds("troops Monday", in: report))
    #expect(try finds("Monday OR troops Friday", in: report))
    #expect(try finds("troops Friday OR Monday", in: report))
  }

  @Test func `AND binds tighter than OR, NOT tighter than both`() throws {
    #expect(try finds("troops OR sport AND football", in: report))
    #expect(try !finds("(troops OR sport) AND football", in: report))
    #expect(try finds("NOT sport AND troops", in: report))
    #expect(try !finds("NOT (troops OR sport)", in: report))
    #expect(try !finds("troops NOT Friday", in: report))
  }

  @Test func `the query of the manual finds its story and nothing of sport`() throws {
    let query =
      "(Iraq OR Baghdad) AND (withdraw* OR \"pull out\" OR \"end of mission\") AND NOT sport"
    #expect(
      try places(query, body: report) == ["body:Baghdad", "body:withdraw", "body:end of mission"])
    #expect(try !finds(query, in: report + " In sport, a draw."))
  }

  @Test func `a star alone matches everything and points at nothing`() throws {
    #expect(try places("*", body: report) == [])
    #expect(try places("*") == [])
    #expect(try !finds("* AND NOT troops", in: report))
  }

  @Test func `terms under NOT give no place`() throws {
    #expect(try places("troops AND NOT sport", body: report) == ["body:troops"])
    #expect(try places("NOT sport", body: report) == [])
    #expect(try places("NOT NOT troops", body: report) == [])
  }

  @Test func `each side of OR that holds is told`() throws {
    #expect(
      try places("sport OR Friday OR troops OR (Friday sport)", body: report)
        == ["body:troops", "body:Friday"])
  }

  @Test func `a stem matches beginnings of words`() throws {
    #expect(
      try places("withdr*", body: "withdrew, withdrawal, Withdraw; overwithdrawn")
        == ["body:withdrew", "body:withdrawal", "body:Withdraw"])
    #expect(try finds("withdraw*", in: report))
  }

  @Test func `a phrase is words in a row within one line`() throws {
    #expect(
      try places("\"pull out\"", body: "They pull  out; “pull-out”") == [
        "body:pull  out", "body:pull-out",
      ])
    #expect(try !finds("\"pull out\"", in: "They pull.\nOut they go"))
    #expect(try !finds("\"pull out\"", in: "Pull! Out!"))
    #expect(try !finds("\"pull out\"", in: "out pull"))
    #expect(try finds("\"Mr. Ode\"", in: "said Mr Ode"))
    #expect(try finds("“pull out”", in: "pull out"))
    #expect(try finds("\"pull* out\"", in: "pulled out"))
  }

  @Test func `a repeated word may begin a phrase twice`() throws {
    #expect(try places("\"a a b\"", body: "a a a b") == ["body:a a b"])
  }

  @Test func `a phrase of stems over a chain of hyphens is answered in bounded time`() throws {
    let query = "\"" + String(repeating: "a* ", count: 30) + "z\""
    #expect(try !finds(query, in: String(repeating: "a-a-a-a-a ", count: 12)))
  }

  @Test func `title, source and language are fields of their own`() throws {
    func find(_ query: String) throws -> [String]? {
      try places(
        query, title: "Flood in Varna", body: "Rain fell on Odessa.",
        source: "outlet-a\noutlet-a.example", language: "en-GB")
    }
    #expect(try find("title:flood") == ["title:Flood"])
    #expect(try find("title:rain") == nil)
    #expect(try find("flood rain") == ["title:Flood", "body:Rain"])
    #expect(try find("title:(rain OR varna)") == ["title:Varna"])
    #expect(try find("title:\"in varna\" rain") == ["title:in Varna", "body:Rain"])
    #expect(
      try find("source:outlet-a lang:en") == ["source:outlet-a", "source:outlet-a", "language:en"])
    #expect(try find("source:outlet-b") == nil)
    #expect(try find("source:outlet-a.example") == ["source:outlet-a.example"])
    #expect(try find("lang:en-gb") == ["language:en-GB"])
    #expect(try find("lang:gb") == nil)
    for code in ["EN", "en_GB", "e*", "en*", "\"en GB\""] {
      #expect(try find("lang:\(code)") != nil)
    }
    #expect(try find("lang:haw") == nil)
    #expect(try find("lang:de") == nil)
    #expect(try find("title:/^flood/ NOT lang:de") == ["title:Flood"])
    #expect(try find("outlet") == nil)
  }

  @Test func `an article without a language answers no lang`() throws {
    #expect(try !finds("lang:en", in: report))
    #expect(try finds("NOT lang:en", in: report))
  }
}

@Suite struct `NEAR` {
  let text = "one two three four five six seven"

  @Test func `counts the words between, in either order`() throws {
    #expect(try finds("one NEAR/0 two", in: text))
    #expect(try finds("two NEAR/0 one", in: text))
    #expect(try !finds("one NEAR/0 three", in: text))
    #expect(try finds("one NEAR/1 three", in: text))
    #expect(try places("six NEAR/4 one", body: text) == ["body:one", "body:six"])
    #expect(try !finds("six NEAR/3 one", in: text))
  }

  @Test func `takes phrases, stems, groups of OR, and chains`() throws {
    #expect(try finds("\"two three\" NEAR/1 fiv*", in: text))
    #expect(
      try places("(nine OR two) NEAR/1 (four OR ten)", body: text) == ["body:two", "body:four"])
    #expect(try finds("one NEAR/1 three NEAR/1 five", in: text))
    #expect(try !finds("one NEAR/1 three NEAR/0 five", in: text))
    #expect(try finds("one NEAR/2 (three NEAR/1 five)", in: text))
    #expect(try !finds("one NEAR/1 (four NEAR/1 six)", in: text))
  }

  @Test func `does not find a word near itself`() throws {
    #expect(try !finds("one NEAR/8 one", in: text))
    #expect(try finds("one NEAR/8 one", in: "one, one"))
  }

  @Test func `only the places that are near each other are told`() throws {
    #expect(
      try places("a NEAR/1 b", body: "a x x x a b x x x b") == ["body:a", "body:b"])
  }

  @Test func `stays within one field and works in each`() throws {
    #expect(try places("a NEAR/8 b", title: "a", body: "b") == nil)
    #expect(try places("title:(a NEAR/8 b)", title: "a b", body: "") == ["title:a", "title:b"])
    #expect(try places("title:a NEAR/8 title:b", title: "a b", body: "") == ["title:a", "title:b"])
  }

  @Test func `a text of one word repeated is answered in bounded time`() throws {
    let text = String(repeating: "a b ", count: 3_000)
    #expect(try finds("(a NEAR/100 b) NEAR/100 (b NEAR/100 a)", in: text))
  }
}

@Suite struct `Folding` {
  @Test(arguments: [
    ("Erdogan", "Erdoğan"), ("Sao Tomé", "São Tome"), ("Łódź", "Lodz"),
    ("strasse", "Straße"), ("Ångström", "angstrom"), ("Ærø", "AERO"), ("Đặng", "dang"),
    ("İzmir", "izmir"), ("μαθητης", "ΜΑΘΗΤΉΣ"), ("Αθήνα", "ΑΘΗΝΑ"), ("ёлка", "Елка"),
    ("КИЇВ", "Київ"), ("Zürich", "Zu\u{308}rich"), ("Zu\u{308}rich", "ZÜRICH"),
    ("йод", "и\u{306}од"), ("ﬁ", "ﬁ"), ("محمد", "مُحَمَّد"), ("أحمد", "احمد"), ("ＡＢＣ１", "abc1"),
  ]) func `case and accents do not count`(query: String, text: String) throws {
    #expect(try finds(query, in: "x \(text) y"))
    #expect(try finds(text, in: "x \(query) y"))
  }

  @Test func `different letters stay different`() throws {
    #expect(try !finds("Iran", in: "Iraq"))
    #expect(try !finds("мир", in: "мура"))
    #expect(try !finds("Київ", in: "Киев"))
  }

  @Test(arguments: [
    ("cease-fire", "cease-fire"), ("cease-fire", "cease fire"), ("cease-fire", "ceasefire"),
    ("ceasefire", "cease-fire"), ("cease-fire", "cease\u{2011}fire"), ("fire", "cease-fire"),
    ("O'Brien", "O’Brien"), ("OBrien", "O'Brien"), ("O'Brien", "OBRIEN"), ("Iraq", "Iraq's"),
    ("Irak", "l’Irak"), ("Sana'a", "Sanaa"), ("Sanaa", "Sana'a's"), ("Sanaʻa", "Sana’a"),
    ("US", "the U.S. army"), ("U.S.", "US"), ("U.S.", "U.S.-led"), ("U.N.", "the UN said"),
    ("5000", "5,000 men"), ("5,000", "5000 men"), ("1,000,000", "1000000"),
    ("Al-Asad", "al-Asad's"), ("US-led", "the U.S.-led coalition"), ("U.S.-led", "US-led"),
    ("US-l*", "the U.S.-led coalition"), ("3500-strong", "a 3,500-strong rally"),
    ("\"US-led coalition\"", "the U.S.-led coalition"), ("US-led", "US led"),
    ("co-operat*", "cooperation"), ("cooperat*", "co-operation"), ("Catalunya", "#Catalunya"),
    ("Р.Ф.", "РФ"), ("\"cease-fire deal\"", "a ceasefire deal"),
    ("\"ceasefire deal\"", "a cease-fire deal"),
    ("soft", "so\u{ad}ft"), ("join", "jo\u{200d}in"), ("24/7", "24/7"), ("A&B", "A&B"),
  ]) func `hyphens, apostrophes and dots join as readers read them`(query: String, text: String)
    throws
  {
    #expect(try finds(query, in: text))
  }

  @Test func `a pattern that minds case looks where its field says`() throws {
    #expect(try places("source:/Gazette/c", body: "the Gazette", source: "Gazette") != nil)
    #expect(try places("source:/Gazette/c", body: "the Gazette", source: "courier") == nil)
    #expect(try places("lang:/EN/c", body: "EN", language: "en") == nil)
  }

  @Test(arguments: [
    ("5000", "5,000,000"), ("15", "1.5"), ("ceasefire", "cease. Fire!"), ("iraqs", "Iraq"),
    ("us", "u s"), ("ab", "a-b-c-d-e-f"), ("12", "1, 2"), ("3.5", "35"),
    ("\"1.5 billion\"", "15 billion"),
    ("9/11", "called 911"), ("21", "won 2-1"), ("US-led", "U.S. troops led"),
  ]) func `but no further`(query: String, text: String) throws {
    #expect(try !finds(query, in: text))
  }

  @Test func `scripts without spaces are searched for parts of their runs`() throws {
    #expect(try places("東京", body: "昨日、東京都で") == ["body:東京"])
    #expect(try !finds("東京", in: "東の京"))
    #expect(try !finds("東京", in: "東。京"))
    #expect(try places("이라크", body: "이라크의 군대") == ["body:이라크"])
    #expect(try finds("กรุงเทพ", in: "ที่กรุงเทพมหานคร"))
    #expect(try finds("東京2020", in: "東京2020年"))
    #expect(try finds("\"東京 大会\"", in: "東京大会"))
    #expect(try finds("東*", in: "東京"))
  }

  @Test func `spans show the word as printed, marks and all`() throws {
    #expect(try places("cafe", body: "le cafe\u{301}, noir") == ["body:cafe\u{301}"])
    #expect(try places("US", body: "the U.S. army") == ["body:U.S"])
    #expect(try places("iraq", body: "🔥Iraq’s") == ["body:Iraq"])
    #expect(try places("/caf./", body: "un cafe\u{301} noir") == ["body:cafe\u{301}"])
  }

  @Test func `a term told of many times is told of sixteen times`() throws {
    let body = String(repeating: "flood ", count: 500)
    #expect(try places("flood", title: "flood", body: body)?.count == 17)
  }

  @Test func `any bytes are folded without a trap and in order`() throws {
    var state: UInt64 = 7
    let query = try Query.parse("a* OR \"b c\" OR e NEAR/3 i OR /[a-z]+\\b/ OR /./c")
    for _ in 0..<300 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<200 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let pick = UInt32(truncatingIfNeeded: state >> 33)
        let ranges: [ClosedRange<UInt32>] = [
          0...0x7f, 0x20...0x7e, 0x80...0x3ff, 0x600...0x6ff, 0x1e00...0x2100, 0x3000...0x9fff,
          0xac00...0xd7ff, 0xe000...0xffff, 0x10000...0x10ffff,
        ]
        let range = ranges[Int(pick % 9)]
        let value = range.lowerBound + (pick / 9) % (range.upperBound - range.lowerBound + 1)
        if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
      }
      let body = String(scalars)
      let text = MatchText(title: body, body: body, source: body, language: body)
      for match in query.matches(in: text) ?? [] {
        let bytes = Array(body.utf8)
        #expect(match.span.upperBound <= bytes.count)
        #expect(String(validating: bytes[match.span], as: UTF8.self) != nil)
      }
    }
  }
}
