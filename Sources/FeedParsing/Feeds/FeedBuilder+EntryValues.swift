internal import News
internal import Text

/// The values and links of an entry.
extension FeedBuilder {
  mutating func endEntryValue(_ bytes: Span<UInt8>, _ name: ElementName) {
    if isNative(name) { return endNativeEntryValue(bytes, name.local) }
    switch (name.space, name.local) {
    case (.content, .encoded): offerHTML(bytes, rank: 0)
    case (.xhtml, .body), (.xhtml, .div): offerHTML(bytes, rank: 1)
    case (.dublinCore, .title): offerTitle(bytes, rank: 1)
    case (.dublinCore, .description): offerSummary(bytes, rank: 1)
    case (.dublinCore, .creator), (.dublinCore, .author):
      draft.authors.add(personString(bytes), rank: 1)
    case (.dublinCore, .contributor): draft.contributors.add(personString(bytes), rank: 1)
    case (.dublinCore, .subject): addTag(plainText(bytes))
    case (.dublinCore, .date): draft.offerPublished(date(bytes), rank: 2)
    case (.dublinCore, .identifier): draft.offerID(identifier(bytes), rank: 2)
    case (.dublinCore, .language): draft.offerLanguage(literal(bytes), rank: 1)
    case (.dublinCore, .rights), (.dublinCoreTerms, .rights):
      draft.offerRights(plainText(bytes), rank: 1)
    case (.dublinCoreTerms, .issued): draft.offerPublished(date(bytes), rank: 1)
    case (.dublinCoreTerms, .created): draft.offerPublished(date(bytes), rank: 5)
    case (.dublinCoreTerms, .modified): draft.offerModified(date(bytes), rank: 1)
    case (.itunes, .title): offerTitle(bytes, rank: 3)
    case (.itunes, .summary): offerSummary(bytes, rank: 2)
    case (.itunes, .subtitle): offerSummary(bytes, rank: 3)
    case (.itunes, .author): draft.authors.add(personString(bytes), rank: 2)
    case (.itunes, .keywords): if let words = plainText(bytes) { draft.tags.add(keywords: words) }
    case (.wfw, .commentrss): draft.offerCommentsFeed(url(bytes))
    case (.media, _): endMediaValue(bytes, name)
    case (.atom, _): endGuestValue(bytes, name.local)
    default: break
    }
  }

  private mutating func endNativeEntryValue(_ bytes: Span<UInt8>, _ name: LocalName) {
    switch name {
    case .title: if 0 < draft.ranks.title { draft.offerTitle(nativeText(bytes)) }
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
    case .id: draft.offerID(identifier(bytes))
    case .pubdate, .published: draft.offerPublished(date(bytes))
    case .issued: draft.offerPublished(date(bytes), rank: 1)
    case .updated, .modified: draft.offerModified(date(bytes))
    case .created: draft.offerPublished(date(bytes), rank: 5)
    case .date: draft.offerPublished(date(bytes), rank: 3)
    case .author: draft.authors.add(personString(bytes))
    case .contributor: draft.contributors.add(personString(bytes))
    case .category: if let category = category(bytes) { draft.tags.add(category) }
    case .keywords: if let words = plainText(bytes) { draft.tags.add(keywords: words) }
    case .comments: endComments(bytes)
    case .language: draft.offerLanguage(literal(bytes))
    case .copyright, .rights: draft.offerRights(nativeText(bytes))
    case .source: endSource(bytes)
    default: break
    }
  }

  /// Elements of Atom as guests in RSS.
  private mutating func endGuestValue(_ bytes: Span<UInt8>, _ name: LocalName) {
    switch name {
    case .title: if 4 < draft.ranks.title { draft.offerTitle(constructText(bytes), rank: 4) }
    case .content: offerContent(bytes, rank: 1)
    case .summary:
      if 5 < draft.ranks.summary { draft.offerSummary(constructSummary(bytes), rank: 5) }
    case .published, .issued: draft.offerPublished(date(bytes), rank: 4)
    case .updated, .modified: draft.offerModified(date(bytes), rank: 2)
    case .id: draft.offerID(identifier(bytes), rank: 3)
    case .author: draft.authors.add(personString(bytes), rank: 3)
    case .contributor: draft.contributors.add(personString(bytes), rank: 3)
    case .rights: draft.offerRights(constructText(bytes), rank: 2)
    default: break
    }
  }

  private mutating func offerTitle(_ bytes: Span<UInt8>, rank: UInt8) {
    if rank < draft.ranks.title { draft.offerTitle(plainText(bytes), rank: rank) }
  }

  private mutating func offerHTML(_ bytes: Span<UInt8>, rank: UInt8) {
    if rank < draft.ranks.content { draft.offerHTML(html(bytes), rank: rank) }
  }

  private mutating func offerContent(_ bytes: Span<UInt8>, rank: UInt8) {
    guard rank < draft.ranks.content else { return }
    switch constructContent(bytes) {
    case .html(let html): draft.offerHTML(html, rank: rank)
    case .text(let text): draft.offerText(text, rank: rank)
    case nil: break
    }
  }

  private mutating func offerSummary(_ bytes: Span<UInt8>, rank: UInt8) {
    if rank < draft.ranks.summary { draft.offerSummary(summary(bytes), rank: rank) }
  }

  /// Atom `summary`. In RSS, where it is not defined, it is what the description is not: the text itself
  /// beside one, the summary without.
  private mutating func endNativeSummary(_ bytes: Span<UInt8>) {
    if isAtom {
      if 0 < draft.ranks.summary { draft.offerSummary(constructSummary(bytes)) }
    } else {
      if draft.undefinedSummary == nil { draft.undefinedSummary = summary(bytes) }
    }
  }

  // MARK: Identity

  private mutating func endGUID(_ bytes: Span<UInt8>) {
    guard 0 < draft.ranks.id, let guid = identifier(bytes) else { return }
    draft.offerID(guid)
    let isPermalink =
      valueAttribute(bytes, .ispermalink).map { $0 != "false" && $0.lowercased() != "false" }
      ?? true
    draft.entry.isGUIDPermalink = isPermalink
    if isPermalink, 2 < draft.ranks.url, BaseURL.isWebURL(guid) {
      draft.offerURL(BaseURL.trimmed(guid), rank: 2)
    }
  }

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
    if isAtom { return addEntryLink(linkOfText(bytes), rank: 0) }
    addEntryPage(url(bytes))
  }

  /// The page of an entry where the format has no link element for it.
  mutating func addEntryPage(_ url: String?) {
    guard let url else { return }
    draft.offerURL(url)
    draft.entry.links.add(Link(rel: "alternate", href: url))
  }

  mutating func addEntryLink(_ link: Link, rank: UInt8) {
    draft.entry.links.add(link)
    guard !link.href.isEmpty else { return }
    switch link.rel {
    case "alternate": draft.offerURL(link.href, rank: rank + (isAtom && !link.isPage ? 1 : 0))
    case "related": draft.offerExternal(link.href)
    case "enclosure":
      var file = Attachment(url: link.href)
      file.mimeType = link.type
      file.title = link.title
      file.sizeInBytes = link.length.flatMap(fileSize)
      draft.enclosures.add(file)
    case "replies":
      if link.isPage {
        draft.offerComments(link.href)
      } else if link.isFeed {
        draft.offerCommentsFeed(link.href)
      }
    default: break
    }
  }

  /// RSS `comments`; some put the number of comments or a sentence there.
  private mutating func endComments(_ bytes: Span<UInt8>) {
    guard let text = literal(bytes), !text.contains(where: \.isWhitespace) else { return }
    draft.offerComments(resolve(text))
  }

  /// RSS `source`: the feed an item was copied from.
  private mutating func endSource(_ bytes: Span<UInt8>) {
    guard draft.entry.source == nil else { return }
    var source = EntrySource()
    source.title = plainText(bytes)
    source.feedURL = resolve(valueAttribute(bytes, .url))
    if !source.isEmpty { draft.entry.source = source }
  }

  // MARK: Files

  mutating func addEnclosure(_ bytes: Span<UInt8>) {
    guard let url = urlAttribute(bytes, .url) ?? urlAttribute(bytes, .href) else { return }
    var file = Attachment(url: url)
    file.mimeType = attribute(bytes, .type)
    file.title = attribute(bytes, .title)
    // Publishers who do not know the length write 0.
    file.sizeInBytes = attribute(bytes, .length).flatMap(fileSize).flatMap { $0 > 0 ? $0 : nil }
    draft.enclosures.add(file)
    draft.entry.links.add(enclosureLink(bytes, url))
  }

  private mutating func enclosureLink(_ bytes: Span<UInt8>, _ url: String) -> Link {
    var link = Link(rel: "enclosure", href: url)
    link.type = attribute(bytes, .type)
    link.length = attribute(bytes, .length)
    return link
  }

  mutating func addMediaContent(_ bytes: Span<UInt8>) {
    guard let url = urlAttribute(bytes, .url) else { return }
    var file = Attachment(url: url)
    file.mimeType = attribute(bytes, .type)
    file.sizeInBytes = attribute(bytes, .filesize).flatMap(fileSize)
    file.durationInSeconds = attribute(bytes, .duration).flatMap(fileSize)
    draft.mediaContents.add(file)
  }

  mutating func addThumbnail(_ bytes: Span<UInt8>) {
    guard let url = urlAttribute(bytes, .url) else { return }
    draft.offerImage(url, rank: 1)
    guard draft.entry.thumbnails.count < maximumListLength else { return }
    draft.entry.thumbnails.append(
      Thumbnail(
        url: url, width: attribute(bytes, .width).flatMap { Int($0) },
        height: attribute(bytes, .height).flatMap { Int($0) }))
  }

  mutating func endMediaValue(_ bytes: Span<UInt8>, _ name: ElementName) {
    guard isInEntry, name.space == .media else { return }
    switch name.local {
    case .title: offerTitle(bytes, rank: 2)
    case .description: offerSummary(bytes, rank: 4)
    case .keywords: if let words = plainText(bytes) { draft.tags.add(keywords: words) }
    case .category: if let category = category(bytes) { draft.tags.add(category) }
    default: break
    }
  }
}

/// A non-negative whole number.
private func fileSize(_ text: String) -> Int? {
  guard let number = Int(text), number >= 0 else { return nil }
  return number
}

extension Link {
  /// Leads to a feed, by its media type.
  var isFeed: Bool {
    guard let type = type?.lowercased() else { return false }
    return type.contains("atom") || type.contains("rss") || type.contains("xml")
  }
}
