import News
import PageExtraction
import Testing

@Suite struct EvidenceTests {
  private func page(_ head: String, body: String = Page.paragraphs) -> ExtractedPage {
    PageExtractor.extract(Array(Page.with(body, head: head).utf8))
  }

  @Test func `data for machines tells title, authors and date`() {
    let page = page(
      """
      <script type="application/ld+json">[{"@type": "WebSite", "name": "Harrowby Post"},
      {"@type": ["NewsArticle"], "headline": "Bridge &amp; ferry", "author": [{"name": "Tom Aldous"}, {"name": "Ida Roe"}],
      "datePublished": "2026-03-01T08:30:00+0100"}]</script>
      """)
    #expect(page.title == "Bridge & ferry")
    #expect(page.byline == "Tom Aldous, Ida Roe")
    #expect(page.published == Timestamp(rfc3339: "2026-03-01T07:30:00Z"))
    #expect(page.language == "en")
  }

  @Test func `damaged data tells what can be read of it`() {
    let page = page(
      "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"Bridge\nshut\",\"author\":\"Ida Roe\",}</script>"
    )
    #expect(page.title == "Bridge shut")
    #expect(page.byline == "Ida Roe")
  }

  @Test func `meta elements tell what data does not`() {
    let page = page(
      """
      <meta property="og:title" content="Bridge shut"><meta name=author content="Ida Roe">
      <meta property="article:published_time" content="2026-03-01T08:30:00Z">
      """)
    #expect(page.title == "Bridge shut")
    #expect(page.byline == "Ida Roe")
    #expect(page.published == Timestamp(rfc3339: "2026-03-01T08:30:00Z"))
  }

  @Test
  func `the name of the site is no part of the title where the page shows the title without it`() {
    let page = page("", body: "<h1>Bridge closed</h1>" + Page.paragraphs)
    #expect(page.title == "Bridge closed")
  }

  @Test func `an address is no author`() {
    let page = page("<meta property='article:author' content='https://social.example/ida'>")
    #expect(page.byline == nil)
  }

  @Test(arguments: [
    ("2026-03-01", "2026-03-01T00:00:00Z"), ("2026-03-01T08:30Z", "2026-03-01T08:30:00Z"),
    ("2026-03-01 08:30:15", "2026-03-01T08:30:15Z"),
    ("2026-03-01T08:30:15.250-05", "2026-03-01T13:30:15Z"),
    (" 2026-03-01T08:30:15+05:30 ", "2026-03-01T03:00:15Z"),
  ])
  func `dates are read with the liberties that pages take`(text: String, expected: String) {
    let page = page("<meta property='article:published_time' content='\(text)'>")
    #expect(page.published == Timestamp(rfc3339: expected))
  }

  @Test(arguments: ["0001-01-01T00:00:00Z", "yesterday", "2026-13-01", "2026-03-01T99:00:00Z", ""])
  func `what is no date of an article is none`(text: String) {
    #expect(page("<meta property='article:published_time' content='\(text)'>").published == nil)
  }
}
