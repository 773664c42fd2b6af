import Testing

@Suite struct BodyTests {
  @Test func `the article is told without the menu before it and the footer behind it`() {
    let page = Page.with(
      """
      <div class=top><a href=/>Home</a> <a href=/news>News</a> <a href=/sport>Sport</a></div>
      <div>\(Page.paragraphs)</div>
      <div>Harrowby Post, 1 Quay Street</div>
      """)
    #expect(Page.lines(page) == Page.article)
  }

  @Test func `an element named as the article's body wins over a longer one beside it`() {
    let teasers = (1...9).map {
      "<div><h3><a href=/\($0)>Report \($0)</a></h3><p>Long summary of another report, number \($0), which tells a lot about it, too.</p></div>"
    }.joined()
    let page = Page.with(
      "<div class=x>\(teasers)</div><div class=post-content>\(Page.paragraphs)</div>")
    #expect(Page.lines(page) == Page.article)
  }

  @Test(arguments: [
    "article-body", "articleBody", "entry-content", "story__text", "c-post_Content",
  ])
  func `the names of a body are read in every spelling`(name: String) {
    let other = String(
      repeating: "<p>Another long paragraph, which says nothing of the kind at all.</p>", count: 6)
    let page = Page.with("<div>\(other)</div><div class=\"wide \(name)\">\(Page.paragraphs)</div>")
    #expect(Page.lines(page) == Page.article)
  }

  @Test
  func `a text of which each piece is a page builder's widget stays, a widget beside it does not`()
  {
    let pieces = (Page.article + Page.article.map { $0 + " So it said." }).map {
      """
      <div class="elementor-element elementor-widget elementor-widget-text-editor">\
      <div class=elementor-widget-container><p>\($0)</p></div></div>
      """
    }
    let page = Page.with(
      "<div class=elementor>\(pieces.joined())</div><div class=widget><p>Read our other pages, of which there are many.</p></div>"
    )
    #expect(Page.lines(page) == Page.article + Page.article.map { $0 + " So it said." })
  }

  /// What a word is called in the page's markup takes it out of no sentence.
  @Test(arguments: ["latest", "follow", "ad", "keywords", "share", "tags"])
  func `what stands within a sentence stays, whatever its name`(name: String) {
    let sentence = Page.article[0]
    let words = sentence.split(separator: " ").map(String.init)
    let marked = words.enumerated().map { index, word in
      index == 2 ? "<span class=\(name)>\(word)</span>" : word
    }.joined(separator: " ")
    let page = Page.with(Page.paragraphs.replacing(sentence, with: marked))
    #expect(Page.lines(page) == Page.article)
  }

  @Test(arguments: [
    "<select><option>a<option>b</select>", "<svg/>", "<noscript><p>Enable JS</noscript>",
    "<button><div>Share</button>", "<object><p>Old</object>", "<label><div>Mail</label>",
  ])
  func `what is not text ends at its end tag, whatever is open in it`(markup: String) {
    #expect(Page.lines(Page.with("<article>\(markup)\(Page.paragraphs)</article>")) == Page.article)
  }

  @Test(arguments: [
    "諾爾姆議會周一開會，討論港口的未來，會議持續了很長時間，市長說道。雨下了一整夜，街道被水淹沒。",
    "नोल्म की परिषद सोमवार को बंदरगाह के भविष्य पर चर्चा करने के लिए मिली। बैठक बहुत लंबी चली, महापौर ने कहा।",
    "اجتمع مجلس نولم يوم الاثنين لمناقشة مستقبل الميناء، وكان النقاش طويلا، كما قال رئيس البلدية.",
  ])
  func `prose of any script goes before the footer`(paragraph: String) {
    let footer =
      "Copyright 2031, All rights reserved. Contact us by mail, or by telephone, at any time."
    let body = String(repeating: "<p>\(paragraph)</p>", count: 3)
    let lines = Page.lines(Page.with(body + "<p>\(footer)</p>"))
    #expect(lines.filter { $0 == paragraph }.count == 3)
  }

  @Test func `microdata says which element is the body`() {
    let other = String(
      repeating: "<p>Another long paragraph, which says nothing of the kind at all.</p>", count: 6)
    let page = Page.with("<div>\(other)</div><div itemprop=articleBody>\(Page.paragraphs)</div>")
    #expect(Page.lines(page) == Page.article)
  }

  @Test func `a body cut into pieces is put together in order`() {
    let pieces = Page.article.map {
      "<div class=row><div class=article-body><p>\($0)</p></div></div>"
    }
    #expect(Page.lines(Page.with("<article>\(pieces.joined())</article>")) == Page.article)
  }

  @Test(arguments: [
    "<div class=comments><p>Great news, I always said that the bridge would fall, did I not?</p></div>",
    "<div id=related-posts><p>Also of interest, perhaps: the bridge of Lower Harrowby, a history.</p></div>",
    "<div class='newsletter signup'><p>Get our newsletter, every morning, with all that matters to you.</p></div>",
    "<aside><p>The harbour bridge, built in 1931, was once the longest of the county, they say.</p></aside>",
    "<div hidden><p>An error has occurred, please try again later or write to the editor.</p></div>",
    "<div style='color:red; display: none'><p>An error has occurred, please try again later.</p></div>",
    "<div aria-hidden=true><p>An error has occurred, please try again later or write to us.</p></div>",
    "<figure><figcaption>The bridge at dawn, seen from the east bank. Photo: A. Nilsen, 2019.</figcaption></figure>",
    "<noscript><p>Please turn on scripts to see this page, or use another browser, please.</p></noscript>",
    "<form><p>Write to the editor, if you know more about this, or call 555, all day long.</p></form>",
  ])
  func `what is not the article's is left out of its middle`(part: String) {
    let page = Page.with(
      "<div><p>\(Page.first)</p><p>\(Page.second)</p>\(part)<p>\(Page.third)</p></div>")
    #expect(Page.lines(page) == Page.article)
  }

  @Test func `a name that misleads does not cost the article`() {
    let page = Page.with("<div class='widget ad-free'>\(Page.paragraphs)</div>")
    #expect(Page.lines(page) == Page.article)
  }

  @Test func `the title and what stands over it are no part of the text`() {
    let page = Page.with(
      """
      <div><p>Local news, updated all the time by our staff in the harbour of the town.</p>
      <h1>Bridge closed</h1><p>By Tom Aldous</p>\(Page.paragraphs)</div>
      """, head: "<meta property=og:title content='Bridge closed'>")
    #expect(!Page.text(page).contains("Bridge closed"))
    #expect(!Page.text(page).contains("Local news"))
    #expect(Page.lines(page).suffix(3) == Page.article[...])
  }

  @Test func `a list of links goes with its heading, a list of facts stays with its own`() {
    let page = Page.with(
      """
      <div>\(Page.paragraphs)<h3>What is known</h3><ul><li>Two piers have cracks.</li><li>Ferries run.</li></ul>
      <p>Work begins in March, the council said, if the money is found by then.</p>
      <h3>More of this</h3><ul><li><a href=/1>The bridge in pictures</a></li><li><a href=/2>Who pays for it</a></li></ul>
      </div>
      """)
    #expect(
      Page.lines(page).suffix(4) == [
        "What is known", "Two piers have cracks.", "Ferries run.",
        "Work begins in March, the council said, if the money is found by then.",
      ])
  }

  @Test func `a page without an article has no text to speak of`() {
    #expect(
      Page.text(Page.with("<ul><li><a href=/1>One</a></li><li><a href=/2>Two</a></li></ul>")) == "")
    #expect(Page.text("") == "")
  }

  @Test func `a page that a script fills is read from its data`() {
    let page = Page.with(
      "<div id=root></div>",
      head: """
        <script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle",
        "articleBody": "\(Page.first)\\n\\n\(Page.second)"}]}</script>
        """)
    #expect(Page.lines(page) == [Page.first, Page.second])
  }
}
