internal import News
internal import Text

/// The values and links of an entry.
extension FeedBuilder {
  mutating func endEntryValue(_ bytes: Span<UInt8>, _ name: ElementName) {
    if isNative(name) { return endNativeEntryValue(bytes, name.local) }
    switch (name.space, name.local) {
    case (.content, .encoded): offerHTML(bytes, rank: 0)
    case (.xhtml, .body), (.xhtml, .div): offerHTML(bytes, rank: 1)
    case (.dublinCore, .title): offerPlain(bytes, .title, rank: 1)
    case (.dublinCore, .description): offerSummary(bytes, rank: 1)
    case (.dublinCore, .creator), (.dublinCore, .author):
      addAuthor(bytes, rank: 1)
    case (.dublinCore, .contributor): addContributor(bytes)
    case (.dublinCore, .subject): draft.addTag(collector, bytes, with: &sanitizer)
    case (.dublinCore, .date): draft.offerPublished(date(bytes), rank: 2)
    case (.dublinCore, .identifier): _ = offerIdentifier(bytes, rank: 2)
    case (.dublinCore, .language): offerLiteral(bytes, .language, rank: 1)
    case (.dublinCore, .rights), (.dublinCoreTerms, .rights):
      offerPlain(bytes, .rights, rank: 1)
    case (.dublinCoreTerms, .issued): draft.offerPublished(date(bytes), rank: 1)
    case (.dublinCoreTerms, .created): draft.offerPublished(date(bytes), rank: 5)
    case (.dublinCoreTerms, .modified): draft.offerModified(date(bytes), rank: 1)
    case (.itunes, .title): offerPlain(bytes, .title, rank: 3)
    case (.itunes, .summary): offerSummary(bytes, rank: 2)
    case (.itunes, .subtitle): offerSummary(bytes, rank: 3)
    case (.itunes, .author): addAuthor(bytes, rank: 2)
    case (.itunes, .keywords): draft.add(keywords: plainText(bytes))
    case (.wfw, .commentrss): draft.offer(.commentsFeedURL, urlPlace(bytes))
    case (.media, _): endMediaValue(bytes, name)
    case (.atom, _): endGuestValue(bytes, name.local)
    default: break
    }
  }

  private mutating func endNativeEntryValue(_ bytes: Span<UInt8>, _ name: LocalName) {
    switch name {
    case .title: offerNative(bytes, .title)
    case .link: endEntryLink(bytes)
    case .description, .abstract: offerSummary(bytes, rank: 0)
    case .summary: endNativeSummary(bytes)
    // RSS does not define it; who writes it without saying what it is means HTML.
    case .content where !isAtom && valueAttributes.index(of: .type, in: .none) == nil:
      offerHTML(bytes, rank: 0)
    case .content: offerContent(bytes, rank: 0)
    case .encoded: offerHTML(bytes, rank: 0)
    case .body: offerHTML(bytes, rank: 2)
    case .fullitem: offerHTML(bytes, rank: 3)
    case .guid: endGUID(bytes)
    case .id: _ = offerIdentifier(bytes)
    case .pubdate, .published: draft.offerPublished(date(bytes))
    case .issued: draft.offerPublished(date(bytes), rank: 1)
    case .updated, .modified: draft.offerModified(date(bytes))
    case .created: draft.offerPublished(date(bytes), rank: 5)
    case .date: draft.offerPublished(date(bytes), rank: 3)
    case .author: addAuthor(bytes)
    case .contributor: addContributor(bytes)
    case .category: addCategory(bytes)
    case .keywords: draft.add(keywords: plainText(bytes))
    case .comments: endComments(bytes)
    case .language: offerLiteral(bytes, .language)
    case .copyright, .rights: offerNative(bytes, .rights)
    case .source: endSource(bytes)
    default: break
    }
  }

  /// Elements of Atom as guests in RSS.
  private mutating func endGuestValue(_ bytes: Span<UInt8>, _ name: LocalName) {
    switch name {
    case .title: offerConstruct(bytes, .title, rank: 4)
    case .content: offerContent(bytes, rank: 1)
    case .summary: offerConstructSummary(bytes, rank: 5)
    case .published, .issued: draft.offerPublished(date(bytes), rank: 4)
    case .updated, .modified: draft.offerModified(date(bytes), rank: 2)
    case .id: _ = offerIdentifier(bytes, rank: 3)
    case .author: addAuthor(bytes, rank: 3)
    case .contributor: addContributor(bytes)
    case .rights: offerConstruct(bytes, .rights, rank: 2)
    default: break
    }
  }

  /// Atom `summary`. In RSS, where it is not defined, it is what the description is not: the text itself
  /// beside one, the summary without.
  private mutating func endNativeSummary(_ bytes: Span<UInt8>) {
    if isAtom {
      offerConstructSummary(bytes)
    } else if draft.undefinedSummary.isEmpty {
      draft.undefinedSummary = summary(bytes)
    }
  }

  // MARK: Identity

  private mutating func endGUID(_ bytes: Span<UInt8>) {
    let guid = offerIdentifier(bytes)
    guard !guid.isEmpty else { return }
    let isPermalink = !isGUIDOpaque(bytes)
    draft.isGUIDPermalink = isPermalink
    guard isPermalink, draft.wants(.url, rank: 2) else { return }
    let text = draft.text(guid)
    if BaseURL.isWebURL(text) { draft.offer(.url, BaseURL.trimmed(text), rank: 2) }
  }

  /// `isPermaLink="false"`.
  private mutating func isGUIDOpaque(_ bytes: Span<UInt8>) -> Bool {
    guard let index = valueAttributes.index(of: .ispermalink, in: .none) else { return false }
    let (start, end) = FeedBuilder.trimmed(bytes, valueAttributes[index])
    return FeedBuilder.no.find(bytes, start, end) > 0
  }

  private static let no = NameTable(["", "false"])

  /// Makes room for as many entries as there will be where all are as long as those so far: an entry is large to
  /// be moved about.
  private mutating func reserveEntries() {
    guard entries.count == entryCount, reader.index > 0 else { return }
    let expected = reader.end / (reader.index / entryCount + 1)
    entries.reserveCapacity(min(expected + expected / 8, maximumEntries))
  }

  mutating func endEntry() {
    isInEntry = false
    entries.append(draft.finish())
    if entryCount == FeedBuilder.sampleSize { reserveEntries() }
  }

  // MARK: Links

  private mutating func endEntryLink(_ bytes: Span<UInt8>) {
    guard isAtom else { return addEntryPage(urlPlace(bytes)) }
    let link = linkOfText(bytes)
    take(draft.row(link), rel: link.rel, rank: 0)
  }

  /// The page of an entry where the format has no link element for it.
  mutating func addEntryPage(_ url: TextPlace) {
    guard !url.isEmpty else { return }
    draft.offer(.url, url)
    draft.add(LinkRow(rel: draft.add("alternate"), href: url))
  }

  /// The link element that the current start tag is.
  mutating func addEntryLink(_ bytes: Span<UInt8>, rank: UInt8) {
    let rel = relation(bytes)
    var row = LinkRow(rel: draft.add(rel), href: urlPlace(bytes, attribute: .href))
    row.type = place(bytes, attribute: .type)
    row.hreflang = place(bytes, attribute: .hreflang)
    row.title = draft.add(attribute(bytes, .title).flatMap(WhiteSpace.collapsed))
    row.length = place(bytes, attribute: .length)
    take(row, rel: rel, rank: rank)
  }

  private mutating func take(_ link: LinkRow, rel: String, rank: UInt8) {
    draft.add(link)
    guard !link.href.isEmpty else { return }
    switch rel {
    case "alternate": draft.offer(.url, link.href, rank: rank + (isAtom && !isPage(link) ? 1 : 0))
    case "related": draft.offer(.externalURL, link.href)
    case "enclosure":
      var file = AttachmentRow(url: link.href)
      file.mimeType = link.type
      file.title = link.title
      file.sizeInBytes = fileSize(draft.text(link.length))
      draft.addEnclosure(file)
    case "replies":
      if isPage(link) {
        draft.offer(.commentsURL, link.href)
      } else if isFeed(draft.text(link.type).lowercased()) {
        draft.offer(.commentsFeedURL, link.href)
      }
    default: break
    }
  }

  private mutating func isPage(_ link: LinkRow) -> Bool {
    let range = link.type.range
    let isCommon = draft.values.withSpan {
      FeedBuilder.pageTypes.find($0, range.lowerBound, range.upperBound) > 0
    }
    return isCommon || !range.isEmpty && Link.isPage(draft.text(link.type))
  }

  private static let pageTypes = NameTable(["", "text/html"])

  /// A media type leads to a feed.
  private func isFeed(_ type: String) -> Bool {
    type.contains("atom") || type.contains("rss") || type.contains("xml")
  }

  /// RSS `comments`; some put the number of comments or a sentence there.
  private mutating func endComments(_ bytes: Span<UInt8>) {
    guard let text = literal(bytes), !text.contains(where: \.isWhitespace) else { return }
    draft.offer(.commentsURL, resolve(text))
  }

  /// RSS `source`: the feed an item was copied from.
  private mutating func endSource(_ bytes: Span<UInt8>) {
    var source = EntrySource()
    source.title = plainText(bytes)
    source.feedURL = resolve(valueAttribute(bytes, .url))
    draft.keep(source)
  }

  // MARK: Files

  mutating func addEnclosure(_ bytes: Span<UInt8>) {
    var url = urlPlace(bytes, attribute: .url)
    if url.isEmpty { url = urlPlace(bytes, attribute: .href) }
    guard !url.isEmpty else { return }
    var file = AttachmentRow(url: url)
    file.mimeType = place(bytes, attribute: .type)
    file.title = place(bytes, attribute: .title)
    let length = attribute(bytes, .length)
    // Publishers who do not know the length write 0.
    file.sizeInBytes = length.flatMap(fileSize).flatMap { $0 > 0 ? $0 : nil }
    draft.addEnclosure(file)
    var link = LinkRow(rel: draft.add("enclosure"), href: url)
    link.type = file.mimeType
    link.length = draft.add(length)
    draft.add(link)
  }

  mutating func addMediaContent(_ bytes: Span<UInt8>) {
    var file = AttachmentRow(url: urlPlace(bytes, attribute: .url))
    guard !file.url.isEmpty else { return }
    file.mimeType = place(bytes, attribute: .type)
    file.sizeInBytes = attribute(bytes, .filesize).flatMap(fileSize)
    file.durationInSeconds = attribute(bytes, .duration).flatMap(fileSize)
    draft.addMediaContent(file)
  }

  mutating func addThumbnail(_ bytes: Span<UInt8>) {
    var image = ThumbnailRow(url: urlPlace(bytes, attribute: .url))
    guard !image.url.isEmpty else { return }
    draft.offer(.image, image.url, rank: 1)
    image.width = attribute(bytes, .width).flatMap { Int($0) }
    image.height = attribute(bytes, .height).flatMap { Int($0) }
    draft.add(image)
  }

  mutating func endMediaValue(_ bytes: Span<UInt8>, _ name: ElementName) {
    guard isInEntry, name.space == .media else { return }
    switch name.local {
    case .title: offerPlain(bytes, .title, rank: 2)
    case .description: offerSummary(bytes, rank: 4)
    case .keywords: draft.add(keywords: plainText(bytes))
    case .category: addCategory(bytes)
    default: break
    }
  }
}

/// A non-negative whole number.
private func fileSize(_ text: String) -> Int? {
  guard let number = Int(text), number >= 0 else { return nil }
  return number
}
