import FeedParsing
import News
import Testing

@testable import Reporting

/// The feed of developments, read by our own parser and held to RFC 4287.
@Suite struct AtomFeedTests {
  private static let start = Timestamp(seconds: 1_772_438_400)

  private static func page(_ titles: [String]) -> String {
    var input = DigestInput(
      day: CivilDate(year: 2026, month: 3, day: 2), timeZone: "UTC",
      clock: DayClock(utcOffsetSeconds: 0),
      from: start, to: start.adding(seconds: 86_400), isComplete: false)
    for (index, title) in titles.enumerated() {
      let story = Story(id: "st_\(index)", headline: title, firstSeen: start, lastSeen: start)
      let article = DigestInput.ArticleRow(
        id: "ar_\(index)", outlet: "courier.example", title: title,
        url: "https://courier.example/\(index)?a=1&b=2", firstSeen: start)
      input.stories.append(.init(story: story, isNew: true, arc: [], articles: [article]))
      input.developments.append(
        .init(
          development: Development(
            id: "dv_\(index)", kind: .story, sentence: title, span: nil, score: 0.5,
            speaker: "<b>\u{202e}who</b>", limit: "not & the \u{7}rest"),
          story: story.id, article: article.id, version: 1, title: title,
          outlet: article.outlet, url: article.url,
          foundAt: start.adding(seconds: Int64(index)), isBaseline: false))
    }
    return DigestPage.atom(Digest.build(from: input, stories: 12), selfURL: "feed.xml")
  }

  @Test func `our own parser reads it whole`() throws {
    let titles = [
      "Ferry <runs> aground & sinks", "]]> \"quoted\" 'title'", "Zażółć \u{1b}[31mgęślą",
    ]
    let parsed = try FeedParser.parse(
      Array(Self.page(titles).utf8), contentType: "application/atom+xml", baseURL: nil,
      contentLanguage: nil, maximumEntries: 100)
    #expect(!parsed.isMalformed)
    #expect(
      parsed.entries.map(\.title) == [
        "Zażółć gęślą", "]]> \"quoted\" 'title'", "Ferry <runs> aground & sinks",
      ])
    #expect(parsed.entries.first?.url == "https://courier.example/2?a=1&b=2")
    #expect(parsed.entries.map(\.id) == [2, 1, 0].map { "urn:storywatch:dv_\($0)" })
  }

  /// RFC 4287 4.1.1 and 4.1.2, and what the W3C's feed validator asks beyond.
  @Test func `each element that must stand once does, ids differ, dates are those of RFC 3339`() {
    let page = Self.page(["One", "Two", "Three"])
    let entries = page.split(separator: "<entry>")
    #expect(entries.count == 4)
    for (index, part) in entries.enumerated() {
      for element in ["id", "title", "updated"] {
        #expect(part.split(separator: "<\(element)>").count == 2, "\(element) in \(index)")
      }
      let updated = part.split(separator: "<updated>").last?.prefix { $0 != "<" } ?? ""
      #expect(Timestamp(rfc3339: String(updated)) != nil)
      #expect(part.contains("<author><name>"))
      #expect(part.split(separator: "rel=\"alternate\"").count == (index == 0 ? 1 : 2))
    }
    let ids = page.split(separator: "<id>").dropFirst().map { $0.prefix { $0 != "<" } }
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.hasPrefix("urn:storywatch:") && !$0.contains(" ") })
    #expect(page.hasPrefix("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns="))
  }

  @Test func `a day without developments is a valid feed too`() throws {
    let parsed = try FeedParser.parse(
      Array(Self.page([]).utf8), contentType: nil, baseURL: nil, contentLanguage: nil,
      maximumEntries: 100)
    #expect(parsed.entries.isEmpty && parsed.title == "Developments")
  }
}
