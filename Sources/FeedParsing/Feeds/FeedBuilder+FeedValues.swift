internal import News
internal import Text

/// The values and links of the feed itself.
extension FeedBuilder {
  mutating func endFeedValue(_ bytes: Span<UInt8>, _ name: ElementName) {
    if isNative(name) { return endNativeFeedValue(bytes, name.local) }
    switch (name.space, name.local) {
    case (.dublinCore, .title): offerFeedTitle(bytes, rank: 1)
    case (.dublinCore, .description): offerFeedDescription(bytes, rank: 2)
    case (.dublinCore, .language): feed.language.offer(literal(bytes), rank: 1)
    case (.dublinCore, .creator), (.dublinCore, .author):
      addAuthor(bytes, rank: 1)
    case (.dublinCore, .contributor): addContributor(bytes)
    case (.dublinCore, .rights), (.dublinCoreTerms, .rights):
      feed.rights.offer(plainText(bytes), rank: 1)
    case (.dublinCore, .date): feed.updated.offer(date(bytes), rank: 3)
    case (.dublinCore, .subject): addTag(plainText(bytes))
    case (.dublinCoreTerms, .modified): feed.updated.offer(date(bytes), rank: 2)
    case (.dublinCoreTerms, .issued): feed.published.offer(date(bytes), rank: 1)
    case (.itunes, .summary): offerFeedDescription(bytes, rank: 1)
    case (.itunes, .subtitle): offerFeedDescription(bytes, rank: 3)
    case (.itunes, .title): offerFeedTitle(bytes, rank: 2)
    case (.itunes, .author): addAuthor(bytes, rank: 2)
    case (.itunes, .keywords): feed.lists.add(keywords: plainText(bytes))
    case (.syndication, .updateperiod):
      if feed.updatePeriod == nil { feed.updatePeriod = literal(bytes) }
    case (.syndication, .updatefrequency):
      if feed.updateFrequency == nil { feed.updateFrequency = literal(bytes).flatMap { Int($0) } }
    case (.atom, .updated), (.atom, .modified):
      feed.updated.offer(date(bytes), rank: 1)
    case (.atom, .id): feed.id.offer(identifier(bytes), rank: 1)
    case (.atom, .title): feed.title.offer(constructText(bytes), rank: 3)
    case (.atom, .generator): endGenerator(bytes)
    case (.atom, .subtitle): feed.description.offer(constructText(bytes), rank: 4)
    case (.atom, .author): addAuthor(bytes, rank: 3)
    case (.atom, .rights): feed.rights.offer(constructText(bytes), rank: 2)
    case (.atom, .logo): feed.icon.offer(url(bytes), rank: 3)
    case (.atom, .icon): feed.favicon.offer(url(bytes), rank: 1)
    default: break
    }
  }

  private mutating func endNativeFeedValue(_ bytes: Span<UInt8>, _ name: LocalName) {
    switch name {
    case .title: feed.title.offer(nativeText(bytes))
    case .link: endFeedLink(bytes)
    case .description, .subtitle, .tagline, .abstract: feed.description.offer(nativeText(bytes))
    case .language: feed.language.offer(literal(bytes))
    case .copyright, .rights: feed.rights.offer(nativeText(bytes))
    case .author, .managingeditor: addAuthor(bytes)
    case .webmaster:
      if feed.webMaster == nil { feed.webMaster = collector.person(bytes, with: &sanitizer) }
    case .contributor: addContributor(bytes)
    case .pubdate, .published, .issued: feed.published.offer(date(bytes))
    case .lastbuilddate, .updated, .modified: feed.updated.offer(date(bytes))
    case .category: addCategory(bytes)
    case .generator: endGenerator(bytes)
    case .ttl: feed.ttl.offer(literal(bytes).flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil })
    case .id: feed.id.offer(identifier(bytes))
    case .logo: feed.icon.offer(url(bytes))
    case .icon: feed.favicon.offer(url(bytes))
    case .keywords: feed.lists.add(keywords: plainText(bytes))
    default: break
    }
  }

  /// Text of an element of the format: a text construct in Atom, perhaps HTML in RSS.
  mutating func nativeText(_ bytes: Span<UInt8>) -> String? {
    isAtom ? constructText(bytes) : plainText(bytes)
  }

  private mutating func offerFeedTitle(_ bytes: Span<UInt8>, rank: UInt8) {
    if feed.title.wants(rank: rank) { feed.title.offer(plainText(bytes), rank: rank) }
  }

  private mutating func offerFeedDescription(_ bytes: Span<UInt8>, rank: UInt8) {
    if feed.description.wants(rank: rank) { feed.description.offer(plainText(bytes), rank: rank) }
  }

  // MARK: Links

  private mutating func offerHomePage(_ url: String, rank: UInt8 = 0) {
    feed.homePage.offer(url, rank: rank)
    homePageBase = feed.homePage.value.flatMap { BaseURL($0) }
  }

  /// RSS `link`: its text.
  private mutating func endFeedLink(_ bytes: Span<UInt8>) {
    if isAtom { return addFeedLink(linkOfText(bytes), rank: 0) }
    addPage(url(bytes))
  }

  /// The home page where the format has no link element for it.
  mutating func addPage(_ url: String?) {
    guard let url else { return }
    offerHomePage(url)
    feed.lists.add(Link(rel: "alternate", href: url))
  }

  /// Atom `link`, in Atom or as a guest in RSS.
  mutating func addFeedLink(_ link: Link, rank: UInt8) {
    feed.lists.add(link)
    guard !link.href.isEmpty else { return }
    switch link.rel {
    case "alternate":
      offerHomePage(link.href, rank: rank * 2 + (isAtom && !link.isPage ? 1 : 0))
    case "self": feed.feedURL.offer(link.href)
    case "hub": addHub(Hub(type: "WebSub", url: link.href))
    case "next": feed.nextURL.offer(link.href)
    default: break
    }
  }

  /// An Atom link that has its target as text.
  mutating func linkOfText(_ bytes: Span<UInt8>) -> Link {
    var link = Link(rel: relation(valueAttribute(bytes, .rel)), href: url(bytes) ?? "")
    link.type = valueAttribute(bytes, .type)
    link.hreflang = valueAttribute(bytes, .hreflang)
    link.title = valueAttribute(bytes, .title).flatMap(WhiteSpace.collapsed)
    link.length = valueAttribute(bytes, .length)
    return link
  }

  /// The link element that the current start tag is; its target is empty where there is none.
  mutating func link(_ bytes: Span<UInt8>) -> Link {
    var link = Link(
      rel: relation(bytes), href: urlAttribute(bytes, .href) ?? "")
    link.type = attribute(bytes, .type)
    link.hreflang = attribute(bytes, .hreflang)
    link.title = attribute(bytes, .title).flatMap(WhiteSpace.collapsed)
    link.length = attribute(bytes, .length)
    return link
  }

  /// The relation that the current start tag names.
  mutating func relation(_ bytes: Span<UInt8>) -> String {
    guard let index = reader.attributes.index(of: .rel, in: .none) else { return "alternate" }
    let attribute = reader.attributes[index]
    let number = FeedBuilder.relationNumbers.find(
      bytes, attribute.valueStart, attribute.valueEnd)
    return number > 0
      ? FeedBuilder.relations[number] : relation(FeedBuilder.value(bytes, attribute))
  }

  private static let relations = ["", "alternate", "self", "enclosure", "related", "replies"]
  private static let relationNumbers = NameTable(relations)

  /// The name of a link relation; a full IANA URI names the same (RFC 4287 4.2.7.2).
  mutating func relation(_ rel: String?) -> String {
    guard let rel, !rel.isEmpty else { return "alternate" }
    if rel == "alternate" || rel == "self" || rel == "enclosure" { return rel }
    for prefix in [
      "http://www.iana.org/assignments/relation/", "https://www.iana.org/assignments/relation/",
    ] where rel.hasPrefix(prefix) {
      return String(rel.dropFirst(prefix.count)).lowercased()
    }
    return rel.utf8.contains(UInt8(ascii: ":")) ? rel : rel.lowercased()
  }

  mutating func addLogo(_ bytes: Span<UInt8>) {
    let url = urlAttribute(bytes, .href)
    if attribute(bytes, .style)?.lowercased() == "icon" {
      feed.favicon.offer(url)
    } else {
      feed.icon.offer(url)
    }
  }

  // MARK: Other

  private mutating func addHub(_ hub: Hub) {
    if feed.hubs.count < maximumListLength, !feed.hubs.contains(hub) { feed.hubs.append(hub) }
  }

  mutating func addCloud(_ bytes: Span<UInt8>) {
    guard let domain = attribute(bytes, .domain) else { return }
    var url = attribute(bytes, .port) == "443" ? "https://" : "http://"
    url += domain
    if let port = attribute(bytes, .port), port != "80", port != "443" { url += ":" + port }
    let path = attribute(bytes, .path) ?? "/"
    url += path.hasPrefix("/") ? path : "/" + path
    addHub(Hub(type: "rssCloud", url: url))
  }

  mutating func addTag(_ term: String?) {
    guard let term = term.flatMap(WhiteSpace.collapsed) else { return }
    if isInEntry {
      draft.add(Category(term: term))
    } else {
      feed.lists.add(Category(term: term))
    }
  }

  /// Adds the category that was collected: `term` in Atom, text in RSS.
  mutating func addCategory(_ bytes: Span<UInt8>) {
    if !isInEntry {
      if let category = category(bytes) { feed.lists.add(category) }
    } else if valueAttributes.isEmpty {
      draft.addTag(collector, bytes, with: &sanitizer)
    } else if valueAttributes.count == 1, valueAttributes.index(of: .term, in: .none) == 0,
      collector.isEmpty
    {
      draft.add(CategoryRow(term: place(bytes, valueAttribute: .term)))
    } else if let category = category(bytes) {
      draft.add(category)
    }
  }

  private mutating func category(_ bytes: Span<UInt8>) -> News.Category? {
    let text = plainText(bytes)
    let term = valueAttribute(bytes, .term).flatMap(WhiteSpace.collapsed)
    guard let term = term ?? text ?? valueAttribute(bytes, .label) else { return nil }
    return Category(
      term: term, scheme: valueAttribute(bytes, .scheme) ?? valueAttribute(bytes, .domain),
      label: valueAttribute(bytes, .label))
  }

  private mutating func endGenerator(_ bytes: Span<UInt8>) {
    feed.generatorName.offer(plainText(bytes))
    feed.generatorURL.offer(resolve(valueAttribute(bytes, .uri) ?? valueAttribute(bytes, .url)))
    feed.generatorVersion.offer(valueAttribute(bytes, .version))
  }

  mutating func addSkipHour(_ text: String?) {
    guard let hour = text.flatMap({ Int($0) }), (0...24).contains(hour) else { return }
    // UserLand's own feeds count from 1 to 24.
    let value = hour % 24
    if !feed.skipHours.contains(value) { feed.skipHours.append(value) }
  }

  mutating func addSkipDay(_ text: String?) {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    guard let text, let day = days.firstIndex(of: String(text.lowercased().prefix(3))),
      !feed.skipDays.contains(day)
    else { return }
    feed.skipDays.append(day)
  }
}

extension Link {
  /// Leads to a page, by its media type.
  fileprivate var isPage: Bool { type.map(Link.isPage) ?? false }

  /// Whether a media type is that of a page.
  static func isPage(_ type: String) -> Bool {
    if type == "text/html" { return true }
    let lower = type.lowercased()
    return lower.hasPrefix("text/html") || lower.hasPrefix("application/xhtml+xml")
  }
}
