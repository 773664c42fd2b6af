import Testing

@Suite struct BlockTests {
  @Test func `each paragraph is a line, however the page sets it apart`() {
    let page = Page.with(
      "<div>\(Page.first)<br><br>\(Page.second)<br>\n\(Page.third)</div>")
    #expect(Page.lines(page) == Page.article)
  }

  @Test func `inline elements and line ends of the source do not break a paragraph`() {
    let page = Page.with(
      "<div><p>\(Page.first)<p>The <b>mayor</b>,\n  Ilse&nbsp;<a href=/b>Brandt</a>, said <i>no</i>thing; nor did her\tdeputy, for that matter.</div>"
    )
    #expect(
      Page.lines(page).last
        == "The mayor, Ilse Brandt, said nothing; nor did her deputy, for that matter.")
  }

  @Test func `cells of a row are set apart by a blank, rows are lines`() {
    let page = Page.with(
      "<div>\(Page.paragraphs)<table><tr><td>Pier 1<td>4 cracks<tr><td>Pier 2<td>9 cracks</table><p>\(Page.first)</p></div>"
    )
    #expect(Page.lines(page)[3...4] == ["Pier 1 4 cracks", "Pier 2 9 cracks"])
  }

  @Test func `end tags that are missing, doubled or of nothing do no harm`() {
    let page =
      "<div></span></p><p>\(Page.first)<p><b><i>\(Page.second)</b></i></section><p>\(Page.third)</div></div></body></html>"
    #expect(Page.lines(page) == Page.article)
  }

  @Test func `references are read, in text and in attributes`() {
    let page = Page.with(
      "<div class=&#x22;x><p>\(Page.first)<p>Caf&eacute; owners said &ldquo;no&rdquo; &mdash; all of them, AT&T included, in a letter.</div>"
    )
    #expect(
      Page.lines(page).last == "Café owners said “no” — all of them, AT&T included, in a letter.")
  }

  @Test func `the header names the encoding, then the page itself, then its bytes`() {
    let latin =
      Array("<meta charset=iso-8859-2><p>".utf8) + [0xb1] + Array("\(Page.first)</p>".utf8)
    #expect(PageBytes.text(latin).hasPrefix("ą"))
    #expect(PageBytes.text(latin, contentType: "text/html; charset=windows-1252").hasPrefix("±"))
    let undeclared = Array("<p>\u{e9}\(Page.first)</p>".utf8)
    #expect(PageBytes.text(undeclared).hasPrefix("é"))
    let units = Array(Page.with(Page.paragraphs).utf16)
    let wide: [UInt8] = units.reduce(into: [0xff, 0xfe]) { bytes, unit in
      bytes += [UInt8(unit & 0xff), UInt8(unit >> 8)]
    }
    #expect(PageBytes.text(wide) == Page.article.joined(separator: "\n"))
  }
}
