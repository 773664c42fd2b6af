import Foundation
import Testing
import Text

@Suite struct HTMLSanitizerTests {
  /// Pieces that sanitisers have stumbled over, to be strung together at random.
  private static let pieces = [
    "<b>", "</b>", "<p>", "</p>", "<script>", "</script>", "<style>", "</style>", "<!--", "-->",
    "<",
    ">", "&", "&lt;", "&amp;", "&#60;", "&lt", "&notit;", "text", " ", "\n", "\"", "'", "=", "/",
    "<a href=\"", "\">", "javascript:", "java\tscript:", "data:text/html,", "http://x.example/",
    "<img src=x onerror=y>", "<svg>", "<math>", "<title>", "</title>", "<![CDATA[", "]]>", "<?x",
    "<table>", "<td>", "</table>", "<textarea>", "<noscript>", "<iframe src=x>", "</iframe>", "é",
    "\u{a0}", "<xmp>", "<plaintext>", "<form>", "<input onfocus=x autofocus>", "<div style=x>",
    "<a href=javascript:x>", "<a href='&#x6a;avascript:x'>", "<br/>", "<!doctype", "<b/", "</",
    "<img srcset=\"a 1x, javascript:x 2x\">", "<base href=x>", "<meta>", "<option>", "\u{0}",
  ]

  private func fragments(seed: UInt64, count: Int) -> [String] {
    var random = Random(state: seed)
    return (0..<count).map { _ in
      (0..<Int(random.next() % 14)).map { _ in
        HTMLSanitizerTests.pieces[Int(random.next() % UInt64(HTMLSanitizerTests.pieces.count))]
      }.joined()
    }
  }

  @Test func `cleaning what is clean changes nothing`() {
    for fragment in fragments(seed: 1, count: 20_000) {
      let once = HTMLSanitizer.sanitize(fragment)
      #expect(HTMLSanitizer.sanitize(once) == once, "\(fragment)")
    }
  }

  @Test func `cleaning keeps the visible text`() {
    for fragment in fragments(seed: 2, count: 20_000) {
      let clean = HTMLSanitizer.sanitize(fragment)
      #expect(
        squeezed(HTMLSanitizer.plainText(clean)) == squeezed(HTMLSanitizer.plainText(fragment)),
        "\(fragment)")
    }
  }

  @Test func `nothing that runs or loads is left, however it is spelled`() {
    for fragment in fragments(seed: 3, count: 20_000) {
      let tags = openTags(HTMLSanitizer.sanitize(fragment))
      for tag in tags {
        for name in [
          "script", "style", "iframe", "object", "embed", "meta", "base", "link", "form", "input",
          "svg",
          "math", "textarea", "title", "noscript", "xmp", "plaintext",
        ] {
          #expect(!(tag == name || tag.hasPrefix(name + " ")), "\(fragment)")
        }
        // Values have no quotes inside: every second piece is one.
        let pieces = tag.components(separatedBy: "\"")
        for (number, piece) in pieces.enumerated() {
          if number % 2 == 0 {
            #expect(!piece.contains(" on") && !piece.contains("style"), "\(fragment)")
          } else {
            #expect(!piece.hasPrefix("javascript:") && !piece.hasPrefix("data:text"), "\(fragment)")
          }
        }
      }
    }
  }

  @Test func `tags are balanced but for those whose end may be missing`() {
    for fragment in fragments(seed: 4, count: 5_000) {
      let clean = HTMLSanitizer.sanitize(fragment)
      for name in ["b", "a", "div", "table", "span"] {
        let starts = openTags(clean).count { $0 == name || $0.hasPrefix(name + " ") }
        let ends = clean.components(separatedBy: "</\(name)>").count - 1
        #expect(starts == ends, "\(fragment)")
      }
    }
  }

  @Test(arguments: [
    ("<p>a<p>b", "a b"), ("a<b>b</b>c", "abc"), ("a<br>b", "a b"), ("a&nbsp;&nbsp;b", "a b"),
    ("<td>a</td><td>b</td>", "a b"), ("&lt;b&gt;", "<b>"), ("&amp;lt;", "&lt;"),
    ("a <3 b", "a <3 b"),
    ("<script>a</script>b", "b"), ("<SCRIPT>a</ScRiPt >b", "b"), ("a<!-- b -->c", "ac"),
    ("<a b", "<a b"),
    ("&copy 2026", "© 2026"), ("<a title=\"x>y\">z</a>", "z"), ("", ""),
  ])
  func `plain text is what a reader sees`(html: String, text: String) {
    #expect(HTMLSanitizer.plainText(html) == text)
  }

  @Test func `what stands at the edge of a block of sixteen bytes is seen`() {
    for length in 0..<40 {
      let word = String(repeating: "x", count: length)
      for (html, text) in [
        ("y\(word)<b>z</b>", "y\(word)z"), ("y\(word)&amp;", "y\(word)&"),
        ("y\(word)<", "y\(word)<"), ("y\(word)&", "y\(word)&"), ("y\(word)  z", "y\(word) z"),
        ("y\(word)\u{2003}z", "y\(word) z"), ("y\(word)\nz", "y\(word) z"),
        ("y\(word) ", "y\(word)"), (" y\(word)é", "y\(word)é"),
      ] {
        #expect(HTMLSanitizer.plainText(html) == text)
        #expect(HTMLSanitizer.plainText("\(html) & z") == "\(text) & z")
      }
    }
  }

  @Test func `relative URLs are made absolute and tracking of none is added`() {
    let base = BaseURL("https://a.example/b/c")
    #expect(
      HTMLSanitizer.sanitize("<a href='d?e=1&f'>g</a>", base: base)
        == "<a href=\"https://a.example/b/d?e=1&amp;f\">g</a>")
  }

  @Test func `deep nesting is cut, its text is not`() {
    let deep =
      String(repeating: "<div>", count: 5_000) + "x" + String(repeating: "</div>", count: 5_000)
    let clean = HTMLSanitizer.sanitize(deep)
    #expect(clean.components(separatedBy: "<div>").count - 1 == 256)
    #expect(HTMLSanitizer.plainText(clean) == "x")
  }

  /// Blanks aside: where a block was taken away, or put in its place, words may stand apart.
  private func squeezed(_ text: String) -> String {
    text.filter { !$0.isWhitespace }
  }

  private func openTags(_ html: String) -> [String] {
    html.components(separatedBy: "<").dropFirst().filter { !$0.hasPrefix("/") }
      .map { $0.components(separatedBy: ">")[0].lowercased() }
  }
}

/// A. Appleby's mixing steps over a counter: the same in every run.
private struct Random {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
