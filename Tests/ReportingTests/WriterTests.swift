import FeedParsing
import News
import Testing
import Text

@testable import Reporting

@Suite struct `What is written of a hostile text` {
  @Test func `has texts of every general category to be tried with`() {
    // 30 categories less the surrogates, which no text holds.
    #expect(UnicodeTexts.categoryCount == 29)
  }

  @Test func `is read back from a logfmt line`() {
    var texts = UnicodeTexts(seed: 11)
    for _ in 0..<3_000 {
      let values = [texts.next(), texts.next()]
      var line = LogfmtWriter()
      line.add(prose: values[0], as: "first")
      line.add("second", values[1])
      line.add("third", 7)
      let cleaned = values.map(TextCleaner.line)
      #expect(!line.text.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{2028}" })
      #expect(logfmt(line.text)?.map(\.key) == ["first", "second", "third"])
      #expect(same(logfmt(line.text)?.map(\.value), cleaned + ["7"]), "\(line.text)")
      #expect(same(LogfmtReader.fields(of: line.text).map(\.value), cleaned + ["7"]))
    }
  }

  @Test func `is read back from an alert's JSON`() throws {
    var texts = UnicodeTexts(seed: 12)
    for _ in 0..<1_000 {
      let at = Timestamp(seconds: 1_768_727_737)
      let alert = Alert(
        id: "al_1", kind: .story, severity: .low, watch: texts.next(), story: "st_1",
        article: "ar_1", development: "dv_1", foundAt: at, dueAt: at, headline: texts.next(),
        sentence: texts.next(), speaker: texts.next(), source: texts.next())
      let read = try JSONValue.parse(Array(AlertLine.json(alert, at: at).utf8))
      #expect(same(read["headline"]?.string, TextCleaner.line(alert.headline)))
      #expect(same(read["speaker"]?.string, TextCleaner.line(alert.speaker ?? "")))
      #expect(same(read["watch"]?.string, TextCleaner.line(alert.watch)))
    }
  }

  @Test func `is read back from Markdown, where no sign of it means anything`() {
    var texts = UnicodeTexts(seed: 13)
    for _ in 0..<3_000 {
      let text = texts.next()
      let escaped = MarkdownText.escaped(text)
      #expect(same(MarkdownReader.text(of: escaped), TextCleaner.line(text)), "\(escaped)")
    }
  }

  @Test(arguments: ["+\u{653} first", "-\u{301}", "1.\u{301} one", "12)\u{20d7}"])
  func `begins no list in Markdown where a mark stands on the sign`(text: String) {
    let escaped = MarkdownText.escaped(text)
    #expect(escaped.unicodeScalars.contains("\\"), "\(escaped)")
    #expect(same(MarkdownReader.text(of: escaped), TextCleaner.line(text)), "\(escaped)")
  }

  @Test(arguments: [
    ("M&A at S&P", "M&A at S&P"), ("&lt;b&#62;", "&amp;lt;b&amp;#62;"), ("a&;", "a&;"),
  ])
  func `has no more references in Markdown than it needs`(text: String, escaped: String) {
    #expect(MarkdownText.escaped(text).replacing("\\", with: "") == escaped)
    #expect(same(MarkdownReader.text(of: MarkdownText.escaped(text)), text))
  }

  @Test func `is read back from markup and its attributes`() {
    var texts = UnicodeTexts(seed: 14)
    for _ in 0..<3_000 {
      let text = texts.next()
      let page = "<p title=\"\(MarkupText.escaped(text))\">\(MarkupText.escaped(text))</p>"
      let read = PageReader(page)
      let cleaned = TextCleaner.line(text)
      #expect(same(read?.tags.first?.attributes["title"], cleaned), "\(page)")
      #expect(same(read?.texts.joined(), cleaned), "\(page)")
    }
  }
}

@Suite struct `A digest of texts of every category` {
  private static func digest(seed: UInt64) -> Digest {
    var texts = UnicodeTexts(seed: seed)
    var day = Day()
    for number in 0..<30 {
      let url = number % 2 == 0 ? texts.next() : "https://a.example/?" + texts.next()
      day.add(
        story: "\(number)", title: "t" + texts.next(),
        sentences: [("s" + texts.next(), .story, 0.5), ("n" + texts.next(), .number, 0.4)], url: url
      )
    }
    for index in day.input.developments.indices {
      day.input.developments[index].development.speaker = texts.next()
      day.input.developments[index].development.limit = texts.next()
      day.input.developments[index].outlet = texts.next()
    }
    day.input.watches = [texts.next()]
    return Digest.build(from: day.input, stories: 40)
  }

  /// Every element of the page, and the attributes it may have.
  private static let ours: [String: Set<String>] = [
    "!DOCTYPE": [], "html": ["lang"], "head": [],
    "meta": ["charset", "http-equiv", "content", "name"],
    "title": [], "style": [], "body": [], "h1": [], "h2": [], "h3": [], "p": ["class"], "ul": [],
    "li": [], "article": [], "span": ["class", "title"], "cite": [], "b": [], "i": [], "footer": [],
    "a": ["href", "rel"], "svg": ["viewBox", "role", "aria-label"],
    "rect": ["x", "y", "width", "height"], "circle": ["cx", "cy", "r"],
    "line": ["x1", "y1", "x2", "y2"], "text": ["x", "y", "text-anchor"],
  ]

  @Test(arguments: 21...24) func `has no element and no attribute but ours`(seed: Int) throws {
    let digest = Self.digest(seed: UInt64(seed))
    let page = try #require(PageReader(DigestPage.html(digest)))
    for tag in page.tags {
      let allowed = try #require(Self.ours[tag.name], "\(tag)")
      #expect(allowed.isSuperset(of: tag.attributes.keys), "\(tag)")
      if let target = tag.attributes["href"] {
        #expect(target.hasPrefix("https://") || target.hasPrefix("http://"))
      }
    }
    let shown = page.texts.joined(separator: "\n")
    for block in digest.new {
      let title = TextCleaner.line(block.headline.text)
      #expect(shown.unicodeScalars.firstRange(of: title.unicodeScalars) != nil, "\(title)")
    }
  }

  /// As readers of feeds fold it: every run of white space is one blank, whatever blank it was.
  private static func folded(_ title: String) -> String {
    title.unicodeScalars.split { $0.properties.isWhitespace }.map(String.init).joined(
      separator: " ")
  }

  @Test(arguments: 31...34) func `is an Atom feed of the same titles for our own parser`(seed: Int)
    throws
  {
    let digest = Self.digest(seed: UInt64(seed))
    let text = DigestPage.atom(digest, selfURL: "https://me.example/feed.xml")
    #expect(PageReader(text) != nil)
    let feed = try FeedParser.parse(Array(text.utf8))
    #expect(feed.warnings.isEmpty)
    #expect(feed.entries.count == digest.feed.count)
    for (entry, statement) in zip(feed.entries, digest.feed) {
      #expect(same(entry.title, Self.folded(TextCleaner.line(statement.headline))))
    }
  }
}

/// Compares scalars: to `==` a letter and its mark are the same text however they are written.
private func same(_ read: String?, _ written: String) -> Bool {
  read.map { $0.unicodeScalars.elementsEqual(written.unicodeScalars) } ?? false
}

private func same(_ read: [String]?, _ written: [String]) -> Bool {
  guard let read, read.count == written.count else { return false }
  return zip(read, written).allSatisfy { same($0, $1) }
}
