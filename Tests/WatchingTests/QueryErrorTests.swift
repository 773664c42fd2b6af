import Testing
import Watching

@Suite struct `A query that cannot be read` {
  struct Case: Sendable, CustomTestStringConvertible {
    var query: String
    var offset: Int
    /// A part of the message.
    var says: String
    /// A part of the remedy.
    var suggests: String
    var testDescription: String { query }

    init(_ query: String, _ offset: Int, _ says: String, _ suggests: String) {
      self.query = query
      self.offset = offset
      self.says = says
      self.suggests = suggests
    }
  }

  static let cases: [Case] = [
    Case("", 0, "empty", "*"),
    Case("  \n ", 0, "empty", "*"),
    Case("(iraq", 0, "never closed", ")"),
    Case("iraq AND (a OR (b)", 9, "never closed", ")"),
    Case("iraq)", 4, "closes nothing", "take it out"),
    Case(")", 0, "closes nothing", "take it out"),
    Case("iraq ()", 5, "empty", "take them out"),
    Case("(", 0, "never closed", ")"),
    Case("iraq \"pull out", 5, "quotation mark is never closed", "\"pull out\""),
    Case("é \"", 3, "quotation mark is never closed", "\""),
    Case("\"\"", 0, "no letters", "words"),
    Case("\"— !\"", 0, "no letters", "words"),
    Case("\"" + String(repeating: "a ", count: 40) + "\"", 0, "at most 32 words", "rarest"),
    Case("NOT", 0, "NOT has no term behind it", "behind NOT"),
    Case("iraq AND NOT", 9, "NOT has no term behind it", "behind NOT"),
    Case("(iraq NOT) b", 6, "NOT has no term behind it", "behind NOT"),
    Case("NOT AND iraq", 0, "another operator", "one of the two"),
    Case("iraq AND", 5, "AND has no term behind it", "behind AND"),
    Case("AND iraq", 0, "AND has no term before it", "\"and\""),
    Case("iraq OR OR b", 5, "another operator", "one of the two"),
    Case("iraq OR", 5, "OR has no term behind it", "behind OR"),
    Case("NEAR/8", 0, "NEAR/8 has no term before it", "a NEAR/8 b"),
    Case("iraq NEAR/8", 5, "NEAR/8 has no term behind it", "behind NEAR/8"),
    Case("NEAR/8 iraq", 0, "NEAR/8 has no term before it", "a NEAR/8 b"),
    Case("iraq NEAR b", 5, "no operator", "NEAR/8"),
    Case("iraq NEAR8 b", 5, "no operator", "NEAR/8"),
    Case("iraq near/3 b", 5, "no operator", "NEAR/3"),
    Case("iraq NEAR/x b", 5, "number of words", "NEAR/8"),
    Case("iraq NEAR/999999999999999999999 b", 5, "number of words", "NEAR/8"),
    Case("iraq NEAR/-1 b", 5, "number of words", "NEAR/8"),
    Case("iraq NEAR/8 (a AND b)", 5, "NEAR joins words", "OR"),
    Case("iraq NEAR/8 /b/", 5, "NEAR joins words", "OR"),
    Case("iraq NEAR/8 *", 5, "NEAR joins words", "OR"),
    Case("iraq NEAR/8 NOT b", 12, "NOT cannot stand here", "AND NOT"),
    Case("title:a NEAR/3 b", 8, "one field", "title:(a NEAR/3 b)"),
    Case("title:NOT a", 6, "NOT cannot stand here", "NOT title:a"),
    Case("iraq and syria", 5, "no operator", "AND"),
    Case("iraq or syria", 5, "no operator", "OR"),
    Case("iraq || syria", 5, "no operator", "OR"),
    Case("iraq && syria", 5, "no operator", "AND"),
    Case("iraq -sport", 5, "no operator", "NOT sport"),
    Case("+iraq", 0, "no operator", "iraq"),
    Case("!iraq", 0, "no operator", "NOT iraq"),
    Case("titel:iraq", 0, "is no field", "title:"),
    Case("a soruce:x", 2, "is no field", "source:"),
    Case("language:en", 0, "is no field", "lang:"),
    Case("outlet:a", 0, "is no field", "source:"),
    Case("foo:bar", 0, "title:, source: and lang:", "quotation marks"),
    Case("title: iraq", 0, "nothing stands behind title:", "without a space"),
    Case("/iraq/g", 6, "the regex /iraq/ ends before g", "a space"),
    Case("\"pull out\"s of", 10, "the phrase \"pull out\" ends before s", "a space"),
    Case("a iraq|syria", 2, "| is no operator", "iraq OR syria"),
    Case("lang:english", 5, "english is no code of a language", "did you mean \"en\"?"),
    Case("iraq lang:(de OR \"Español\")", 17, "no code", "did you mean \"es\"?"),
    Case("NOT lang:engl*", 9, "no code", "en, de"), Case("lang:e", 5, "no code", "en, de"),
    Case("lang:klingon-XX", 5, "no code", "en, de"), Case("lang:東京", 5, "no code", "en, de"),
    Case("(lang:)", 1, "nothing stands behind lang:", "without a space"),
    Case("*iraq", 0, "end of a word", "/iraq\\b/"),
    Case("ir*q", 0, "end of a word", "irq*"),
    Case("**", 0, "end of a word", "*"),
    Case("iraq — syria", 5, "no letters", "regex"),
    Case("/iraq", 0, "never closed", "/"),
    Case("a /ir(aq/", 5, "never closed", ")"),
    Case("/ir)aq/", 3, "closes nothing", "\\)"),
    Case("/[a-z/", 0, "never closed", "/"),
    Case("/[z-a]/", 2, "ends before it begins", "other way"),
    Case("/a{5,2}/", 2, "{m,n}", "{2,5}"),
    Case("/a{1,9999}/", 2, "{m,n}", "{2,5}"),
    Case("/a{,2}/", 2, "{m,n}", "{2,5}"),
    Case("/+a/", 1, "nothing to repeat", "\\"),
    Case("/x(?:){200}/", 6, "a repetition of nothing", "take the sign out"),
    Case("/a**/", 3, "one repetition behind another", "(?: )"),
    Case("/(a)\\1/", 4, "back references", "out"),
    Case("/a\\q/", 2, "means nothing", "\\b"),
    Case("/(?=a)/", 1, "look-around", "AND"),
    Case("/a*/", 1, "empty text", "+"),
    Case("/\\b/", 1, "empty text", "+"),
    Case("/a|/", 1, "empty text", "+"),
    Case("//", 1, "empty text", "+"),
    Case("/^+/", 2, "cannot be repeated", "out"),
    Case("/(((a{200}){200}){200})/", 1, "too large", "{m,n}"),
  ]

  @Test(arguments: cases) func `is told where and how to mend it`(one: Case) {
    do {
      _ = try Query.parse(one.query)
      Issue.record("was read")
    } catch {
      #expect(error.offset == one.offset)
      #expect(error.message.contains(one.says), "\(error.message)")
      #expect((error.remedy ?? "").contains(one.suggests), "\(error.remedy ?? "nothing")")
    }
  }

  @Test func `is not read when it is too long or too deep`() {
    #expect(throws: QueryError.self) { try Query.parse(String(repeating: "a ", count: 5_000)) }
    let deep = String(repeating: "(", count: 60) + "a" + String(repeating: ")", count: 60)
    #expect(throws: QueryError.self) { try Query.parse(deep) }
    #expect(throws: QueryError.self) {
      try Query.parse(String(repeating: "NOT ", count: 100) + "a")
    }
    #expect(throws: QueryError.self) {
      try Query.parse("/" + String(repeating: "(", count: 60) + "a/")
    }
    #expect(throws: QueryError.self) {
      try Query.parse(String(repeating: "title:", count: 100) + "a")
    }
  }

  @Test func `every prefix and every mutilation of a query is read or refused, never a trap`() {
    let whole = Array(
      "(Iraq OR title:\"a b*\") AND NOT /x[^y-z]{1,3}?(?:a|b)\\b/c NEAR/8 lang:en é* 東京".utf8)
    var count = 0
    for start in 0..<whole.count {
      for end in start...whole.count {
        let text = String(decoding: whole[start..<end], as: UTF8.self)
        if let error = Self.error(of: text) {
          count += 1
          #expect(error.offset >= 0 && error.offset <= text.utf8.count)
        }
      }
    }
    #expect(count > 100)
  }

  private static func error(of text: String) -> QueryError? {
    do {
      _ = try Query.parse(text)
      return nil
    } catch {
      return error
    }
  }

  @Test func `two queries of one text are one`() throws {
    #expect(try Query.parse("a b") == Query.parse("a b"))
    #expect(try Query.parse("a b") != Query.parse("a AND b"))
  }
}
