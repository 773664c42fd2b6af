import Testing
import Text

@Suite struct PlainTextTests {
  @Test(arguments: [
    ("<p>One.</p><p>Two <b>bold</b> words.</p>", "One.\nTwo bold words."),
    ("First line<br>second<br/>third", "First line\nsecond\nthird"),
    ("<ul><li>Tea</li><li>Salt</li></ul>", "Tea\nSalt"),
    ("<H2>Head</H2>Text with a<sup>2</sup> &amp; more", "Head\nText with a2 & more"),
    ("no markup at all", "no markup at all"),
    ("<p> </p><div></div>", ""),
    ("a < b and <picture>c</picture>", "a < b and c"),
    ("<p", "<p"), ("Arrested by the <a href=\"http://a.example/tag", "Arrested by the"),
    ("It rained.</p", "It rained."), ("It rained.<br", "It rained."), ("a <b", "a <b"),
    ("a<script>'<p>b'</script>c", "ac"), ("a<!-- <p> -->b", "ab"),
  ])
  func `paragraphs become lines, inline markup does not`(html: String, text: String) {
    #expect(PlainText.paragraphs(ofHTML: html) == text)
  }
}
