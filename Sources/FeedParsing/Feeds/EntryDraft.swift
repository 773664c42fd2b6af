internal import News
internal import Text

/// One entry while the document is read: its texts so far, and how good each one's source is.
///
/// Of two candidates for a value that rank alike the first wins: a repeated element does not override. A lower rank is
/// better: an extension never overrides the native element, in whatever order they stand.
struct EntryDraft: ~Copyable {
  /// Plain text and clean HTML of one source.
  struct Summary {
    var text = TextPlace()
    var html = TextPlace()
    var isEmpty: Bool { text.isEmpty && html.isEmpty }
  }
  /// The texts that were offered, one behind another; one that was outdone stays until the entry is finished.
  var values = ByteBuffer()
  private var places = EntryPlaces()
  private var ranks: InlineArray<21, UInt8> = InlineArray(repeating: .max)
  private var published: Timestamp?
  private var publishedRank = UInt8.max
  private var modified: Timestamp?
  private var modifiedRank = UInt8.max
  var isGUIDPermalink: Bool?
  /// `summary` in RSS.
  var undefinedSummary = Summary()
  private(set) var source: EntrySource?
  /// Asking an optional of so many parts costs more than the rest of a new beginning.
  private var hasSource = false
  // Rows whose texts stand in `values`.
  var authors = RowList<PersonRow>()
  /// How many authors there are of each rank.
  var authorCounts = SIMD4<Int32>()
  var contributors = RowList<PersonRow>()
  var categories = RowList<CategoryRow>()
  var enclosures = RowList<AttachmentRow>()
  var mediaContents = RowList<AttachmentRow>()
  var thumbnails = RowList<ThumbnailRow>()
  var links = RowList<LinkRow>()
  /// Texts beyond are dropped: short references under a long base would make much of a small document.
  private let maximumBytes: Int
  /// Values beyond that size are rare enough for their memory to be given back.
  private static let largeEntry = 1 << 20

  /// - Parameter documentSize: The bytes of the document; an entry's texts take four times as many and a megabyte more
  ///   at most, which all that is written in good faith stays far below.
  init(documentSize: Int) {
    maximumBytes = min(4 * min(documentSize, 1 << 28) + (1 << 20), 1 << 30)
  }

  /// Forgets the last entry.
  mutating func begin() {
    values.removeAll()
    values.shrink(above: EntryDraft.largeEntry)
    places = EntryPlaces()
    ranks = InlineArray(repeating: .max)
    (published, publishedRank) = (nil, .max)
    (modified, modifiedRank) = (nil, .max)
    isGUIDPermalink = nil
    undefinedSummary = Summary()
    if hasSource {
      source = nil
      hasSource = false
    }
    authorCounts = SIMD4()
    authors.removeAll()
    contributors.removeAll()
    categories.removeAll()
    enclosures.removeAll()
    mediaContents.removeAll()
    thumbnails.removeAll()
    links.removeAll()
  }

  // MARK: Texts

  /// Whether a value from a source of that rank would be taken.
  func wants(_ field: EntryField, rank: UInt8) -> Bool {
    rank < ranks[Int(field.rawValue)]
  }

  /// The text that was appended to `values` since there were `start` bytes; empty where none was.
  mutating func place(from start: Int) -> TextPlace {
    guard values.count <= maximumBytes else {
      values.cut(to: start)
      return TextPlace()
    }
    return TextPlace(behind: start, in: values)
  }

  /// Takes a text of `values`, unless it is empty or there is a better one.
  mutating func offer(_ field: EntryField, _ place: TextPlace, rank: UInt8 = 0) {
    guard !place.isEmpty, wants(field, rank: rank) else { return }
    places[field] = place
    ranks[Int(field.rawValue)] = rank
  }

  mutating func offer(_ field: EntryField, _ text: String?, rank: UInt8 = 0) {
    guard let text, wants(field, rank: rank) else { return }
    offer(field, add(text), rank: rank)
  }

  /// Adds a text to `values` and tells where.
  mutating func add(_ text: String?) -> TextPlace {
    guard let text, !text.isEmpty else { return TextPlace() }
    let start = values.count
    let bytes = text.utf8Span.span
    values.append(bytes, 0, bytes.count)
    return place(from: start)
  }

  func text(_ place: TextPlace) -> String {
    values.withSpan { String(cleaned: $0, place.range.lowerBound, place.range.upperBound) }
  }

  /// Content is of one kind: clean HTML or plain text.
  mutating func offerContent(_ field: EntryField, _ place: TextPlace, rank: UInt8) {
    guard !place.isEmpty, wants(.contentHTML, rank: rank) else { return }
    (places[.contentHTML], places[.contentText]) = (TextPlace(), TextPlace())
    places[field] = place
    ranks[Int(EntryField.contentHTML.rawValue)] = rank
  }

  mutating func offerSummary(_ summary: Summary, rank: UInt8 = 0) {
    guard !summary.isEmpty, wants(.summary, rank: rank) else { return }
    (places[.summary], places[.summaryHTML]) = (summary.text, summary.html)
    ranks[Int(EntryField.summary.rawValue)] = rank
  }

  /// What the last pass of a sanitiser left, clean HTML alone or plain text, too.
  mutating func takeHTML(_ sanitizer: inout HTMLSanitizer) -> TextPlace {
    let start = values.count
    sanitizer.appendHTML(to: &values)
    sanitizer.shrinkHTML()
    return place(from: start)
  }

  mutating func takeSummary(_ sanitizer: inout HTMLSanitizer) -> Summary {
    let html = takeHTML(&sanitizer)
    let start = values.count
    sanitizer.appendText(to: &values)
    return Summary(text: place(from: start), html: html)
  }

  // MARK: Other values

  /// Keeps what is known of where the entry was copied from.
  mutating func keep(_ source: EntrySource) {
    if hasSource || source.isEmpty { return }
    self.source = source
    hasSource = true
  }

  mutating func offerPublished(_ date: Timestamp?, rank: UInt8 = 0) {
    published.offer(date, rank: rank, over: &publishedRank)
  }

  mutating func offerModified(_ date: Timestamp?, rank: UInt8 = 0) {
    modified.offer(date, rank: rank, over: &modifiedRank)
  }

  /// Whether two texts of `values` are the same.
  func isEqual(_ one: TextPlace, _ other: TextPlace) -> Bool {
    guard one.count == other.count else { return false }
    return values.withSpan { bytes in
      FeedParsing.isEqual(
        bytes, one.range.lowerBound, one.range.upperBound, other.range.lowerBound,
        other.range.upperBound)
    }
  }

  // MARK: The end

  /// The finished entry; the next one has to be begun.
  mutating func finish() -> Entry {
    if wants(.summary, rank: .max - 1) {
      offerSummary(undefinedSummary)
    } else {
      offerContent(.contentHTML, undefinedSummary.html, rank: .max - 1)
    }
    joinFiles()
    places[.authors] = authors.append(to: &values)
    places[.contributors] = contributors.append(to: &values)
    places[.categories] = categories.append(to: &values)
    places[.attachments] = enclosures.append(to: &values)
    places[.thumbnails] = thumbnails.append(to: &values)
    places[.links] = links.append(to: &values)
    let isWhole = !hasSource && !places[.id].isEmpty
    return isWhole ? entry() : entryInPieces()
  }

  private func entry() -> Entry {
    values.withSpan {
      Entry(
        text: $0, places: places, published: published, modified: modified,
        isGUIDPermalink: isGUIDPermalink)
    }
  }

  /// An entry with parts that have to be made yet.
  private func entryInPieces() -> Entry {
    var entry = entry()
    if let source { entry.source = source }
    if places[.id].isEmpty {
      entry.id = entry.synthesizedID
      entry.isIDSynthesized = true
    }
    return entry
  }
}

extension Entry {
  /// A stable id for an entry that came without: its URL, else a hash of what it says.
  var synthesizedID: String {
    if let url { return url }
    let hash = StableHash.of(
      title ?? "", contentHTML ?? contentText ?? summaryHTML ?? summary ?? "",
      published?.rfc3339 ?? modified?.rfc3339 ?? "", attachments.first?.url ?? "")
    return Self.madeOfAll + String(hash, radix: 16)
  }
}
