import Testing

@testable import Pipeline

@Suite struct TeaserTests {
  private static let long = String(
    repeating: "The council met again on Tuesday and could not agree on the bridge. ", count: 20)

  @Test(arguments: [
    "", "The harbour bridge is closed.", long + "…", long + "[...]", long + "Read more",
    long + "Continue reading →",
    long + "Weiterlesen »", long + "[&\u{2026}]",
  ])
  func `an entry that is short, or says that it goes on, is a teaser`(text: String) {
    #expect(Teaser.isTeaser(text))
  }

  @Test(arguments: [long, long + "He had no more to say.", String(repeating: long, count: 5) + "…"])
  func `an entry as long as an article is none`(text: String) {
    #expect(!Teaser.isTeaser(text))
  }

  @Test func `a page is wanted as the settings say, and only from the web`() {
    var feed = FeedSettings(id: "a", url: "https://a.example/rss")
    #expect(feed.wantsPage(text: "Short.", url: "https://a.example/1"))
    #expect(!feed.wantsPage(text: Self.long, url: "https://a.example/1"))
    #expect(!feed.wantsPage(text: "Short.", url: nil))
    #expect(!feed.wantsPage(text: "Short.", url: "file:///etc/passwd"))
    #expect(!feed.wantsPage(text: "Short.", url: "gopher://a.example/1"))
    feed.fullText = .never
    #expect(!feed.wantsPage(text: "Short.", url: "https://a.example/1"))
    feed.fullText = .always
    #expect(feed.wantsPage(text: Self.long, url: "https://a.example/1"))
    var local = FeedSettings(id: "b", url: "file:wire")
    #expect(!local.wantsPage(text: "Short.", url: "https://a.example/1"))
    local.fullText = .always
    #expect(local.wantsPage(text: "Short.", url: "https://a.example/1"))
  }
}
