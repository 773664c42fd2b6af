import PageExtraction
import Testing

@Suite struct HostilePageTests {
  /// Linear work takes a hundredth, unoptimised; quadratic work is beyond it.
  static let limit = Duration.seconds(15)

  @Test(arguments: [
    "<div>", "<b>", "<p>", "<li>", "</div>", "<a href='", "<p class='comment '", "<", "<!--", "<![",
    "&", "&#x", "\0",
    "<table><tr><td>", "<script>", "<svg><title>", "<body class=x>", "<h1>x</h1>", "a<br>",
    "<p x=\">\" a ",
    "<script type=application/ld+json>[", "<div hidden>", "<div class=share><p>x, y.</p>",
    "<meta name=a content=b>",
    "<time datetime=2026-01-01>", "<select><option>", "<div itemprop=x>", "<a><div>", "</p>",
    "</br>",
  ])
  func `128 KiB of one thing is read in linear time`(piece: String) {
    let bytes = Array(String(repeating: piece, count: (1 << 17) / piece.utf8.count).utf8)
    let time = ContinuousClock().measure {
      _ = PageExtractor.extract(bytes + Array(Page.paragraphs.utf8))
    }
    #expect(time < Self.limit)
  }

  @Test(arguments: ["<a ", "<p ", "</a "])
  func `four times as many tags that never end take four times as long`(piece: String) {
    func seconds(_ count: Int) -> Duration {
      let bytes = Array(String(repeating: piece, count: count).utf8)
      return (0..<3).map { _ in ContinuousClock().measure { _ = PageExtractor.extract(bytes) } }
        .min()!
    }
    #expect(seconds(80_000) < seconds(20_000) * 8)
  }

  @Test func `200,000 attributes in one tag are passed`() {
    let attributes = (0..<200_000).map { "a\($0)" }.joined(separator: " ")
    let page = "<div \(attributes)>\(Page.paragraphs)</div>"
    let time = ContinuousClock().measure { #expect(Page.lines(page) == Page.article) }
    #expect(time < Self.limit)
  }

  @Test func `end tags of what is not open cost nothing below a deep page`() {
    let deep =
      String(repeating: "<div>", count: 500) + String(repeating: "</span></i>", count: 100_000)
    let time = ContinuousClock().measure {
      #expect(Page.lines(deep + Page.paragraphs) == Page.article)
    }
    #expect(time < Self.limit)
  }

  @Test func `text nested deeper than browsers nest is still read`() {
    let deep = String(repeating: "<div>", count: 5_000)
    #expect(Page.lines(deep + Page.paragraphs) == Page.article)
  }

  @Test func `a page that ends anywhere is read up to there`() {
    let page = Array(
      Page.with(
        "<div class=\"x\"><!-- c -->\(Page.paragraphs)<script>if (a < b) { }</script></div>",
        head: "<script type='application/ld+json'>{\"@type\": \"Article\"}</script>"
      ).utf8)
    for end in page.indices { _ = PageExtractor.extract(Array(page[..<end])) }
    #expect(PageBytes.text(page) == Page.article.joined(separator: "\n"))
  }

  @Test func `bytes that are no text at all are read without harm`() {
    var state: UInt64 = 42
    for _ in 0..<200 {
      let bytes = (0..<2_000).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      }
      _ = PageExtractor.extract(bytes)
      _ = PageExtractor.extract(bytes, contentType: "text/html; charset=utf-16")
    }
  }

  @Test func `what comes out holds no markup and no control character`() {
    let page = Page.with(
      "<div>\(Page.paragraphs)<p>A \u{1b}[31mred\u{7} line, with &#27;[0m and &#0; in it, all of that here.</p></div>"
    )
    #expect(Page.text(page).unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
  }
}
