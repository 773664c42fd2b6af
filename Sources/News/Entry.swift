/// One `<item>` or `<entry>` as parsed from one response; not ours yet.
///
/// Fields follow the JSON Feed 1.1 vocabulary; absent values are nil or empty. All texts of an entry stand one behind
/// another in one row of bytes and become a `String` each time they are asked for: most entries of a poll are known
/// already, and one piece of memory is made and freed in a fraction of the time that a dozen take.
public struct Entry: Sendable {
  /// The source had no id; `id` was made from the URL or the content.
  public var isIDSynthesized = false
  /// RSS `guid@isPermaLink`, where there is a guid.
  public var isGUIDPermalink: Bool?
  public var published: Timestamp?
  public var modified: Timestamp?
  /// The texts as UTF-8, in any order, with gaps where one was replaced.
  var text: [UInt8]
  var places: EntryPlaces

  public init(id: String) {
    text = []
    places = EntryPlaces()
    self.id = id
  }

  /// An entry of texts that were read already.
  ///
  /// - Parameters:
  ///   - text: Texts as UTF-8, one behind another.
  ///   - places: Where each value stands in `text`, a list as rows of its kind (`PersonRow` …) on end.
  public init(
    text: Span<UInt8>, places: EntryPlaces, published: Timestamp?, modified: Timestamp?,
    isGUIDPermalink: Bool?
  ) {
    self.isGUIDPermalink = isGUIDPermalink
    self.published = published
    self.modified = modified
    self.places = places
    self.text = text.withUnsafeBufferPointer { Array($0) }
  }

  /// RSS guid, Atom id, JSON Feed id: opaque, never empty.
  public var id: String {
    get { self[.id] ?? "" }
    set { self[.id] = newValue }
  }
  public var url: String? {
    get { self[.url] }
    set { self[.url] = newValue }
  }
  public var externalURL: String? {
    get { self[.externalURL] }
    set { self[.externalURL] = newValue }
  }
  /// Plain text.
  public var title: String? {
    get { self[.title] }
    set { self[.title] = newValue }
  }
  /// Sanitised HTML.
  public var contentHTML: String? {
    get { self[.contentHTML] }
    set { self[.contentHTML] = newValue }
  }
  /// Plain text with its line breaks.
  public var contentText: String? {
    get { self[.contentText] }
    set { self[.contentText] = newValue }
  }
  /// Plain text.
  public var summary: String? {
    get { self[.summary] }
    set { self[.summary] = newValue }
  }
  /// Sanitised HTML.
  public var summaryHTML: String? {
    get { self[.summaryHTML] }
    set { self[.summaryHTML] = newValue }
  }
  public var image: String? {
    get { self[.image] }
    set { self[.image] = newValue }
  }
  public var bannerImage: String? {
    get { self[.bannerImage] }
    set { self[.bannerImage] = newValue }
  }
  public var language: String? {
    get { self[.language] }
    set { self[.language] = newValue }
  }
  public var commentsURL: String? {
    get { self[.commentsURL] }
    set { self[.commentsURL] = newValue }
  }
  public var commentsFeedURL: String? {
    get { self[.commentsFeedURL] }
    set { self[.commentsFeedURL] = newValue }
  }
  public var rights: String? {
    get { self[.rights] }
    set { self[.rights] = newValue }
  }

  /// A text; nil where it is empty.
  public subscript(field: EntryField) -> String? {
    get { string(places[field]) }
    set { places[field] = add(newValue) }
  }

  /// Hands a text out as UTF-8 without making it a `String`; not where it is empty.
  public func withUTF8(_ field: EntryField, _ body: (Span<UInt8>) -> Void) {
    let place = places[field]
    if !place.isEmpty { body(text.span.extracting(place.range)) }
  }

  /// The text that stands at a place.
  func string(_ place: TextPlace) -> String? {
    place.isEmpty ? nil : String(decoding: text[place.range], as: UTF8.self)
  }

  /// Adds a text behind the others and tells where; a place is 32 bits wide, and what is beyond is dropped.
  mutating func add(_ text: String?) -> TextPlace {
    guard var text, !text.isEmpty else { return TextPlace() }
    let start = self.text.count
    guard let place = TextPlace(start: start, count: text.utf8.count) else { return TextPlace() }
    text.withUTF8 { self.text.append(contentsOf: $0) }
    return place
  }
}

extension TextPlace {
  /// Nil where it ends beyond what 32 bits can tell.
  init?(start: Int, count: Int) {
    guard let end = UInt32(exactly: start + count) else { return nil }
    self.init(start: end - UInt32(count), count: UInt32(count))
  }
}

extension Entry: Hashable {
  public static func == (left: Entry, right: Entry) -> Bool {
    left.isIDSynthesized == right.isIDSynthesized && left.isGUIDPermalink == right.isGUIDPermalink
      && left.published == right.published && left.modified == right.modified
      && EntryField.allCases.prefix { $0 != .authors }.allSatisfy { left[$0] == right[$0] }
      && left.authors == right.authors && left.contributors == right.contributors
      && left.categories == right.categories && left.attachments == right.attachments
      && left.thumbnails == right.thumbnails && left.links == right.links
      && left.source == right.source
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(url)
    hasher.combine(title)
  }
}
