internal import News
internal import Text

/// How many members of one list are kept: people, tags, files. Real feeds stay far below.
let maximumListLength = 256

/// The lists of an entry: people, tags, files and links, each member once.
extension EntryDraft {
  // MARK: People

  /// Adds the person that a value like `me@example.com (Ann Author)` names; those of a lower rank stand first.
  mutating func addAuthor(
    _ value: borrowing ValueCollector, _ bytes: Span<UInt8>, with sanitizer: inout HTMLSanitizer,
    rank: Int = 0
  ) {
    add(author: person(value, bytes, with: &sanitizer), rank: rank)
  }

  mutating func addContributor(
    _ value: borrowing ValueCollector, _ bytes: Span<UInt8>, with sanitizer: inout HTMLSanitizer
  ) {
    add(contributor: person(value, bytes, with: &sanitizer))
  }

  mutating func add(author: Person?, rank: Int = 0) {
    if let author { add(author: row(author), rank: rank) }
  }

  mutating func add(contributor: PersonRow) {
    if isNew(contributor, among: contributors) { contributors.append(contributor) }
  }

  mutating func add(author: PersonRow, rank: Int) {
    guard isNew(author, among: authors) else { return }
    let rank = min(max(rank, 0), 3)
    var position = 0
    for lower in 0...rank { position += Int(authorCounts[lower]) }
    authors.insert(author, at: position)
    authorCounts[rank] += 1
  }

  /// Somebody who is not there yet, and room for one more.
  private func isNew(_ person: PersonRow, among people: borrowing RowList<PersonRow>) -> Bool {
    guard people.count < maximumListLength, !isNobody(person) else { return false }
    return !people.contains { isSame($0, person) }
  }

  private func isNobody(_ person: PersonRow) -> Bool {
    person.name.isEmpty && person.email.isEmpty && person.url.isEmpty && person.avatar.isEmpty
  }

  /// Nothing in the second says that it is someone else.
  private func isSame(_ known: PersonRow, _ person: PersonRow) -> Bool {
    guard
      isEqual(known.name, person.name)
        || (person.name.isEmpty && isEqual(known.email, person.email))
    else { return false }
    return (person.email.isEmpty || isEqual(known.email, person.email))
      && (person.url.isEmpty || isEqual(known.url, person.url))
  }

  private mutating func person(
    _ value: borrowing ValueCollector, _ bytes: Span<UInt8>, with sanitizer: inout HTMLSanitizer
  ) -> PersonRow {
    if value.mayHaveAddress(bytes) {
      return value.person(bytes, with: &sanitizer).map { row($0) } ?? PersonRow()
    }
    var person = PersonRow()
    let start = values.count
    value.appendPlain(bytes, with: &sanitizer, to: &values)
    person.name = place(from: start)
    return person
  }

  /// Nil where it is nobody.
  func person(_ row: PersonRow) -> Person? {
    isNobody(row) ? nil : row.person { $0.isEmpty ? nil : text($0) }
  }

  private mutating func row(_ person: Person) -> PersonRow {
    PersonRow(person) { add($0) }
  }

  // MARK: Tags

  /// Adds the term that the value is.
  mutating func addTag(
    _ value: borrowing ValueCollector, _ bytes: Span<UInt8>, with sanitizer: inout HTMLSanitizer
  ) {
    let start = values.count
    value.appendPlain(bytes, with: &sanitizer, to: &values)
    add(CategoryRow(term: place(from: start)))
  }

  mutating func add(_ category: News.Category) {
    var row = CategoryRow(term: add(category.term))
    row.scheme = add(category.scheme)
    row.label = add(category.label)
    add(row)
  }

  /// Adds the terms of a list like that of `itunes:keywords`: between commas, without any between blanks.
  mutating func add(keywords: String?) {
    guard let keywords else { return }
    let hasCommas = keywords.contains(",")
    for word in keywords.split(whereSeparator: { hasCommas ? $0 == "," : $0.isWhitespace }) {
      add(Category(term: word.split(whereSeparator: \.isWhitespace).joined(separator: " ")))
    }
  }

  mutating func add(_ category: CategoryRow) {
    guard categories.count < maximumListLength, !category.term.isEmpty else { return }
    if categories.contains(where: { isEqual($0.term, category.term) }) { return }
    categories.append(category)
  }

  // MARK: Files

  mutating func addEnclosure(_ file: AttachmentRow) {
    if isNew(file, among: enclosures) { enclosures.append(file) }
  }

  mutating func addMediaContent(_ file: AttachmentRow) {
    if isNew(file, among: mediaContents) { mediaContents.append(file) }
  }

  mutating func addEnclosure(_ file: Attachment) {
    var row = AttachmentRow(url: add(file.url))
    row.mimeType = add(file.mimeType)
    row.title = add(file.title)
    row.sizeInBytes = file.sizeInBytes
    row.durationInSeconds = file.durationInSeconds
    addEnclosure(row)
  }

  private func isNew(_ file: AttachmentRow, among files: borrowing RowList<AttachmentRow>) -> Bool {
    guard files.count < maximumListLength, !file.url.isEmpty else { return false }
    return !files.contains { isEqual($0.url, file.url) }
  }

  /// Enclosures, then those of the media module that are not among them.
  mutating func joinFiles() {
    for index in 0..<mediaContents.count {
      if let file = mediaContents[index] { addEnclosure(file) }
    }
  }

  mutating func add(_ thumbnail: ThumbnailRow) {
    if thumbnails.count < maximumListLength { thumbnails.append(thumbnail) }
  }

  // MARK: Links

  mutating func add(_ link: LinkRow) {
    if links.count < maximumListLength { links.append(link) }
  }

  mutating func add(_ link: Link) {
    add(row(link))
  }

  mutating func row(_ link: Link) -> LinkRow {
    var row = LinkRow(rel: add(link.rel), href: add(link.href))
    row.type = add(link.type)
    row.hreflang = add(link.hreflang)
    row.title = add(link.title)
    row.length = add(link.length)
    return row
  }
}
