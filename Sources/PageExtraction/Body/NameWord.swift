internal import Text

/// What a word of an element's name says.
struct NameWord {
  /// What a page is about: `article`, `story`, `post`.
  var isSubject = false
  /// What that stands in: `body`, `content`.
  var isHolder = false
  /// A page builder's, which calls each piece of a text a widget: `elementor-widget`.
  var isBuilder = false
  var hints: NameHints = []

  init(_ word: Span<UInt8>) {
    self = Self.meanings[Self.table.find(word, 0, word.count)]
  }

  private init(
    subject: Bool = false, holder: Bool = false, builder: Bool = false, hints: NameHints = []
  ) {
    isSubject = subject
    isHolder = holder
    isBuilder = builder
    self.hints = hints
  }

  private static let lists: [(meaning: NameWord, words: String)] = [
    (NameWord(subject: true), "article story post entry news blog single page"),
    (NameWord(holder: true), "body content contents text copy"),
    (NameWord(builder: true), "elementor"),
    (
      NameWord(hints: .body),
      """
      articlebody articlecontent articletext storybody storycontent storytext postbody postcontent entrycontent
      newsbody newscontent newstext bodytext bodycopy maintext fulltext
      """
    ),
    (
      NameWord(hints: .comments),
      "comment comments commentlist disqus respond livefyre replies commenting"
    ),
    (
      NameWord(hints: .related),
      """
      related relatedposts recirc recirculation recommended recommendation recommendations recommends
      outbrain taboola zergnet revcontent popular trending mostread readmore morefrom upnext readnext
      teaser teasers yarpp similar carousel relateds suggested readalso latest
      """
    ),
    (
      NameWord(hints: .sharing),
      """
      share shares sharing sharebar sharedaddy social socials socialbar addthis addtoany shareaholic
      follow sharethis sharebuttons
      """
    ),
    (
      NameWord(hints: .advertising),
      """
      ad ads advert adverts advertisement advertisements advertising advertise adsbygoogle sponsor sponsored sponsors promo
      promos promotion promoted adslot adunit adbox dfp
      """
    ),
    (
      NameWord(hints: .appeal),
      """
      newsletter newsletters subscribe subscription signup optin mailchimp cookie cookies gdpr
      consent modal popup lightbox login donate donation
      """
    ),
    (NameWord(hints: .byline), "author authors byline bylines bio avatar vcard"),
    (NameWord(hints: .caption), "caption captions credit credits slideshow gallery"),
    (
      NameWord(hints: .navigation),
      """
      nav navbar navigation menu breadcrumb breadcrumbs pagination pager toolbar footer masthead
      complementary banner contentinfo search
      """
    ),
    (NameWord(hints: .labels), "tags taglist keywords topics categories timestamp dateline"),
    (NameWord(hints: .hidden), "hidden invisible noprint"),
    (NameWord(hints: .beside), "sidebar rail widget widgets aside"),
  ]

  private static let words = lists.flatMap { list in
    list.words.split(whereSeparator: \.isWhitespace).map { (String($0), list.meaning) }
  }
  private static let table = NameTable([""] + words.map(\.0))
  private static let meanings = [NameWord()] + words.map(\.1)
}
