import News
import Reporting
import Testing
import Text

@Suite struct `A page of hostile text` {
  static func hostile(seed: UInt64) -> Digest {
    var texts = HostileTexts(seed: seed)
    var day = Day()
    for number in 0..<40 {
      day.add(
        story: "\(number)", title: texts.next(),
        sentences: [
          (texts.next(), .story, 0.5), (texts.next(), .number, 0.4),
          (texts.next(), .correction, 0.3),
        ], url: number % 2 == 0 ? texts.next() : "https://a.example/(x)?" + texts.next())
    }
    for index in day.input.developments.indices {
      day.input.developments[index].development.speaker = texts.next()
      day.input.developments[index].development.limit = texts.next()
      day.input.developments[index].outlet = texts.next()
    }
    for index in day.input.stories.indices {
      for article in day.input.stories[index].articles.indices {
        day.input.stories[index].articles[article].outlet = texts.next()
      }
    }
    for index in day.input.outlets.indices { day.input.outlets[index].outlet = texts.next() }
    day.input.watches = [texts.next()]
    var state = FeedState(id: texts.next(), url: texts.next(), nextCheck: Day.start)
    state.failures = 1
    state.lastError = texts.next()
    day.input.feeds = [DigestInput.FeedRow(state: state, polls: 1, failedPolls: 1, entries: 0)]
    return Digest.build(from: day.input, stories: 12)
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5])
  func `has no live markup, no foreign link and no hidden sign in any format`(seed: UInt64) throws {
    let digest = Self.hostile(seed: seed)
    let markdown = DigestPage.markdown(digest)
    let html = DigestPage.html(digest)
    let atom = DigestPage.atom(digest, selfURL: "https://me.example/feed.xml")
    let json = DigestPage.json(digest)
    for page in [markdown, html, atom, json] {
      let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(!lines.joined().unicodeScalars.contains(where: isHostile))
    }
    _ = try JSONValue.parse(Array(json.utf8))
    #expect(!markdown.contains("<script") && !markdown.contains("<!--"))
    for line in markdown.split(separator: "\n") {
      Self.expectInertMarkdown(line)
    }
    #expect(!html.lowercased().contains("<script"))
    #expect(Self.tags(of: html).isSubset(of: Self.ourTags), "\(Self.tags(of: html))")
    for target in Self.targets(of: html) + Self.targets(of: atom) {
      #expect(target.hasPrefix("https://") || target.hasPrefix("http://"))
    }
  }

  /// Outside of code spans and of our own links no sign that begins markup stands unescaped.
  private static func expectInertMarkdown(_ line: Substring) {
    var rest = line.unicodeScalars[...]
    var isEscaped = false
    var before: Unicode.Scalar = " "
    while let scalar = rest.popFirst() {
      defer { before = scalar }
      if isEscaped {
        isEscaped = false
        continue
      }
      switch scalar {
      case "\\": isEscaped = true
      case "<": #expect(before == "(" && rest.starts(with: "http".unicodeScalars), "\(line)")
      case "~" where before == "`": break
      case "$", "|", "~", "@": Issue.record("live \(scalar) in \(line)")
      case ":" where rest.starts(with: "//".unicodeScalars):
        // Only within our own <…>.
        #expect(line.unicodeScalars.prefix(while: { $0 != "<" }).count < line.unicodeScalars.count)
      default: break
      }
      if scalar == "]", rest.first == "(" {
        #expect(rest.starts(with: "(<http".unicodeScalars), "\(line)")
      }
    }
  }

  private static let ourTags: Set<String> = [
    "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "ul", "li",
    "article", "span", "cite", "a", "b", "i", "footer", "svg", "rect", "circle", "line", "text",
  ]

  private static func tags(of html: String) -> Set<String> {
    var tags: Set<String> = []
    for piece in html.split(separator: "<").dropFirst(html.hasPrefix("<") ? 0 : 1) {
      let name = piece.drop { $0 == "/" }.prefix { $0 == "!" || $0.isLetter || $0.isNumber }
      tags.insert(String(name))
    }
    return tags
  }

  private static func targets(of page: String) -> [String] {
    var targets: [String] = []
    var rest = page[...]
    while let place = rest.firstRange(of: "href=\"") {
      rest = rest[place.upperBound...]
      targets.append(String(rest.prefix { $0 != "\"" }))
    }
    return targets
  }

  @Test(arguments: [
    "[x](javascript:alert(1))", "<img src=x onerror=alert(1)>", "![x](https://a.example/p.png)",
    "<javascript:alert(1)>", "https://evil.example", "www.evil.example", "x@evil.example",
    "[x]: https://evil.example", "`code`", "**bold** _it_", "| a | b |", "a\n# heading", "a\n\n---",
    "&lt;script&gt;", "<!-- x", "$x$", "{{x}}", "~~x~~", "[^1]", "```\nx",
  ]) func `prints markup as the letters it is`(text: String) {
    var day = Day()
    day.add(story: "a", title: text, sentences: [(text, .story, 0.5)], url: "javascript:alert(1)")
    let digest = Digest.build(from: day.input, stories: 1)
    let html = DigestPage.html(digest)
    #expect(!html.contains("<img") && !html.contains("href") && !html.contains("<!--"))
    let markdown = DigestPage.markdown(digest)
    #expect(!markdown.contains("](<") && !markdown.contains("<"))
    for line in markdown.split(separator: "\n") { Self.expectInertMarkdown(line) }
  }

  @Test func `loads nothing and runs nothing`() {
    let html = DigestPage.html(Self.hostile(seed: 9))
    #expect(html.contains("default-src 'none'"))
    for word in ["<script", "<link", "<img", "<iframe", "<form", "@import", "url("] {
      #expect(!html.contains(word))
    }
  }
}
