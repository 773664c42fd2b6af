import Testing
import Watching

@Suite struct `A regex` {
  @Test(arguments: [
    ("/withdr(aw|ew)/", "they withdrew", ["withdrew"]),
    ("/\\d{2,3} (dead|killed)/", "9 dead, 12 killed, 1234 dead", ["12 killed", "234 dead"]),
    ("/\\b\\d+\\b/", "a1 22 3b 44", ["22", "44"]),
    ("/a.c/", "abc a\nc aéc a🔥c", ["abc", "aéc", "a🔥c"]),
    ("/[^a-c ]+/", "abx cyy b", ["x", "yy"]),
    ("/[]-]x/", "-x ]x", ["-x", "]x"]),
    ("/[\\d-]+/", "2025-26", ["2025-26"]),
    ("/[\\S]+z/", "ab cz", ["cz"]),
    ("/^two/", "one two\ntwo one", ["two"]),
    ("/one$/", "two one\none two", ["one"]),
    ("/<.+?>/", "<a> <b>", ["<a>", "<b>"]),
    ("/<.+>/", "<a> <b>", ["<a> <b>"]),
    ("/colou?r/", "Color COLOUR", ["Color", "COLOUR"]),
    ("/erdo[gh]an/", "Erdoğan", ["Erdoğan"]),
    ("/ERDOĞAN/", "erdogan", ["erdogan"]),
    ("/stra(ß)e/", "Strasse", ["Strasse"]),
    ("/[À-Ö]b/", "ÀB ob", ["ÀB", "ob"]),
    ("/\\/a\\./", "x/a.", ["/a."]),
    ("/a{2}/", "aaaaa", ["aa", "aa"]),
    ("/ab{0,1}c{1,}/", "ac abcc abbc", ["ac", "abcc"]),
    ("/(?:ab)+/", "ababx ab", ["abab", "ab"]),
    ("/(a|ab)(c|bcd)/", "abcd", ["abcd"]),
    ("/\\Bb/", "b ab", ["b"]),
    ("/\\$\\s?\\d+/", "$ 5 and $7", ["$ 5", "$7"]),
    ("/东京.{2}/", "在东京都的", ["东京都的"]),
    ("/\\bWHO\\b/c", "who knows the WHO", ["WHO"]),
    ("/[A-Z]{2}/c", "us US", ["US"]),
    ("/é/c", "e é", ["é"]),
    ("/us/i", "US", ["US"]),
  ]) func `finds the leftmost places its signs stand for`(
    query: String, body: String, expected: [String]
  ) throws {
    #expect(try places(query, body: body)?.map { String($0.dropFirst(5)) } == expected)
  }

  /// A backtracking engine takes longer than the universe has been there.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "/(a*)*b/", "/(a+)+b/", "/(a|aa)+b/", "/(.*)(.*)(.*)(.*)(.*)x/", "/(a?){100}a{100}b/",
      "/([a-z]+)*!/",
    ]) func `takes time linear in the text, whatever the text`(query: String) throws
  {
    #expect(try places(query, body: String(repeating: "a", count: 2_000)) == nil)
  }

  @Test func `sees title and body apart`() throws {
    #expect(try places("/^a.*b$/", title: "a", body: "b") == nil)
    #expect(try places("title:/a/", title: "a", body: "a") == ["title:a"])
  }
}
