internal import News
internal import Text

/// What a start tag opens.
extension FeedBuilder {
  mutating func open(_ bytes: Span<UInt8>, _ name: ElementName) throws(FeedParseError) -> Container
  {
    guard let parent = frames.last else { return try openRoot(bytes, name) }
    switch parent.container {
    case .root: return openInRoot(bytes, name)
    case .feed: return openInFeed(bytes, name)
    case .entry: return openInEntry(bytes, name)
    case .media: return openInMedia(bytes, name)
    case .value: return openInValue(bytes, name, parent)
    case .markup, .wrapper:
      collector.addStartTag(bytes, reader.nameStart, reader.nameEnd, reader.attributes)
      return .markup
    case .person, .source, .image, .skipHours, .skipDays:
      if parent.container == .source, isNative(name), name.local == .author { return beginPerson() }
      if parent.container == .source, isNative(name), name.local == .link {
        addSourceLink(bytes)
        return .foreign
      }
      return isKnown(name) ? beginValue() : .foreign
    case .foreign:
      if parent.name == name, name == ElementName(space: .itunes, local: .category) {
        addTag(attribute(bytes, .text))
      }
      return .foreign
    }
  }

  /// Elements of the format itself: RSS in its own or no namespace, Atom in its own.
  mutating func isNative(_ name: ElementName) -> Bool {
    name.space == .none || name.space == (isAtom ? .atom : .rss)
  }

  mutating func isKnown(_ name: ElementName) -> Bool {
    name.space != .other && name.local != .other
  }

  mutating func beginValue() -> Container {
    collector.begin()
    valueType = nil
    // The reader begins the next tag with any.
    swap(&valueAttributes, &reader.attributes)
    return .value
  }

  /// An attribute of the element that was collected.
  mutating func valueAttribute(
    _ bytes: Span<UInt8>, _ local: LocalName, in space: Namespace = .none
  ) -> String? {
    guard let index = valueAttributes.index(of: local, in: space) else { return nil }
    return FeedBuilder.value(bytes, valueAttributes[index])
  }

  // MARK: The document element

  private mutating func openRoot(_ bytes: Span<UInt8>, _ name: ElementName) throws(FeedParseError)
    -> Container
  {
    if format != nil { return .foreign }
    switch name.local {
    case .rss:
      format = FeedFormat(rssVersion: attribute(bytes, .version))
      adoptNamespace(name)
      feed.language.offer(attribute(bytes, .lang, in: .xml), rank: 3)
      return .root
    case .rdf:
      format = scope.hasDeclared(.rss090) ? .rss090 : .rss10
      hasChannel = scope.hasDeclared(.rss10) || format == .rss090
      feed.language.offer(attribute(bytes, .lang, in: .xml), rank: 3)
      return .root
    case .feed, .entry:
      guard name.space != .xhtml else { break }
      isAtom = true
      format = atomFormat(bytes, name)
      adoptNamespace(name)
      hasChannel = true
      if name.local == .entry { return beginEntry(bytes) }
      feed.language.offer(attribute(bytes, .lang, in: .xml), rank: 2)
      return .feed
    case .channel:
      format = name.space == .rss ? .rss11 : .cdf
      adoptNamespace(name)
      return beginChannel(bytes)
    case .html: throw FeedParseError(.html, "a page of HTML, not a feed")
    default: break
    }
    throw FeedParseError(.notAFeed, "the document element is that of no feed format")
  }

  private mutating func adoptNamespace(_ name: ElementName) {
    if !isNative(name) { scope.adoptDefault() }
  }

  private mutating func atomFormat(_ bytes: Span<UInt8>, _ name: ElementName) -> FeedFormat {
    let version = attribute(bytes, .version)
    if version == "0.3" || scope.hasDeclared(.atom03) { return .atom03 }
    if name.space == .atom || version == "1.0" { return .atom10 }
    return .atom
  }

  private mutating func openInRoot(_ bytes: Span<UInt8>, _ name: ElementName) -> Container {
    guard isNative(name) || name.space == .rss else { return .foreign }
    switch name.local {
    case .channel: return beginChannel(bytes)
    case .item: return beginEntry(bytes)
    case .image: return beginImage(bytes)
    case .items: return .root
    default: return .foreign
    }
  }

  private mutating func beginChannel(_ bytes: Span<UInt8>) -> Container {
    hasChannel = true
    feed.language.offer(attribute(bytes, .lang, in: .xml), rank: 2)
    if format == .cdf {
      addPage(urlAttribute(bytes, .href))
      feed.updated.offer(date(attribute(bytes, .lastmod)))
    }
    return .feed
  }

  // MARK: In the feed

  private mutating func openInFeed(_ bytes: Span<UInt8>, _ name: ElementName) -> Container {
    if isNative(name) {
      switch name.local {
      // Some mix the words of both formats.
      case .item, .entry: return beginEntry(bytes)
      case .channel, .items: return .root
      case .image where !isAtom: return beginImage(bytes)
      case .textinput: return .foreign
      case .skiphours: return .skipHours
      case .skipdays: return .skipDays
      case .cloud:
        addCloud(bytes)
        return .foreign
      case .link where hasAttribute(bytes, .href):
        addFeedLink(link(bytes), rank: 0)
        return .foreign
      case .a where format == .cdf:
        addPage(urlAttribute(bytes, .href))
        return .foreign
      case .logo where format == .cdf:
        addLogo(bytes)
        return .foreign
      default: return isKnown(name) ? beginValue() : .foreign
      }
    }
    switch (name.space, name.local) {
    case (.atom, .link):
      addFeedLink(link(bytes), rank: 1)
      return .foreign
    case (.itunes, .image):
      feed.icon.offer(urlAttribute(bytes, .href) ?? urlAttribute(bytes, .url), rank: 1)
      return .foreign
    case (.itunes, .link) where attribute(bytes, .rel) == "image":
      feed.icon.offer(urlAttribute(bytes, .href), rank: 2)
      return .foreign
    case (.itunes, .category):
      addTag(attribute(bytes, .text))
      return .foreign
    case (.atom, .category):
      addTag(attribute(bytes, .term))
      return .foreign
    case (.admin, .generatoragent):
      feed.generatorURL.offer(attribute(bytes, .resource, in: .rdf), rank: 1)
      return .foreign
    case (.media, _): return .foreign
    default: return isKnown(name) ? beginValue() : .foreign
    }
  }

  private mutating func beginImage(_ bytes: Span<UInt8>) -> Container {
    if !isInEntry { feed.icon.offer(resolve(attribute(bytes, .resource, in: .rdf)), rank: 2) }
    return .image
  }

  mutating func beginPerson() -> Container {
    person = PersonRow()
    return .person
  }

  // MARK: In an entry

  private mutating func beginEntry(_ bytes: Span<UInt8>) -> Container {
    if entryCount >= maximumEntries {
      isCut = true
      reader.note(.cut)
      return .foreign
    }
    entryCount += 1
    draft.begin()
    isInEntry = true
    draft.offer(.language, attribute(bytes, .lang, in: .xml), rank: 2)
    draft.offer(.id, attribute(bytes, .about, in: .rdf), rank: 1)
    if format == .cdf {
      addEntryPage(draft.add(urlAttribute(bytes, .href)))
      draft.offerModified(date(attribute(bytes, .lastmod)))
    }
    return .entry
  }

  mutating func openInEntry(_ bytes: Span<UInt8>, _ name: ElementName) -> Container {
    if isNative(name) {
      switch name.local {
      case .link where hasAttribute(bytes, .href):
        addEntryLink(bytes, rank: 0)
        return .foreign
      case .a where format == .cdf:
        addEntryPage(draft.add(urlAttribute(bytes, .href)))
        return .foreign
      case .enclosure:
        addEnclosure(bytes)
        return .foreign
      case .image: return isAtom ? .foreign : beginImage(bytes)
      case .source where isAtom:
        source = EntrySource()
        return .source
      case .logo where format == .cdf: return .foreign
      default: return isKnown(name) ? beginValue() : .foreign
      }
    }
    switch (name.space, name.local) {
    case (.atom, .link):
      addEntryLink(bytes, rank: 3)
      return .foreign
    case (.atom, .category):
      addTag(attribute(bytes, .term))
      return .foreign
    case (.atom, .source):
      source = EntrySource()
      return .source
    case (.itunes, .image):
      draft.offer(.image, urlAttribute(bytes, .href) ?? urlAttribute(bytes, .url))
      return .foreign
    case (.itunes, .link) where attribute(bytes, .rel) == "image":
      draft.offer(.image, urlAttribute(bytes, .href), rank: 2)
      return .foreign
    case (.itunes, .category):
      addTag(attribute(bytes, .text))
      return .foreign
    case (.media, _): return openInMedia(bytes, name)
    default: return isKnown(name) ? beginValue() : .foreign
    }
  }

  private mutating func openInMedia(_ bytes: Span<UInt8>, _ name: ElementName) -> Container {
    guard name.space == .media else { return .foreign }
    switch name.local {
    case .group: return .media
    case .content:
      addMediaContent(bytes)
      return .media
    case .thumbnail:
      addThumbnail(bytes)
      return .foreign
    default: return isKnown(name) ? beginValue() : .foreign
    }
  }

  // MARK: In a value

  private mutating func openInValue(_ bytes: Span<UInt8>, _ name: ElementName, _ parent: Frame)
    -> Container
  {
    if parent.name.local == .author || parent.name.local == .contributor,
      isNative(name) || name.space == .atom || name.space == parent.name.space
    {
      switch name.local {
      case .name, .email, .uri, .url, .homepage:
        frames[frames.count - 1].container = .person
        person = PersonRow()
        return beginValue()
      default: break
      }
    }
    if isAtom, name.local == .div, collector.isEmpty, declaredType(bytes).text == .markup {
      collector.beginMarkup()
      return .wrapper
    }
    if isAtom, name.space != .xhtml, isInlineXML(bytes) { collector.setsElementsApart = true }
    collector.addStartTag(bytes, reader.nameStart, reader.nameEnd, reader.attributes)
    return .markup
  }

  /// How many elements stay open when `name` begins: those that cannot contain it were never closed.
  mutating func impliedDepth(_ bytes: Span<UInt8>, _ name: ElementName) -> Int? {
    guard let top = frames.last?.container else { return nil }
    switch top {
    case .root, .feed: return nil
    case .entry where name.local != .item && name.local != .entry: return nil
    default: break
    }
    if isNative(name), name.local == (isAtom ? .entry : .item) {
      if isAtom, top == .markup || top == .wrapper || top == .value, isInlineXML(bytes) {
        return nil
      }
      guard
        let feed = frames.lastIndex(where: { $0.container == .feed || $0.container == .root })
      else { return nil }
      return feed + 1
    }
    guard top == .value || top == .markup, let value = valueDepth,
      closes(bytes, name, frames[value])
    else { return nil }
    return value
  }

  /// The Atom content that is collected is XML of any kind.
  private mutating func isInlineXML(_ bytes: Span<UInt8>) -> Bool {
    guard let value = valueDepth, frames[value].name.local == .content else { return false }
    return declaredType(bytes).isXML
  }

  /// What the `type` of the value says that is collected; read once, as each element in the value may ask.
  private mutating func declaredType(_ bytes: Span<UInt8>) -> ValueType {
    if let valueType { return valueType }
    let name = (valueAttribute(bytes, .type) ?? "").lowercased()
    let type = ValueType(
      text: textType(bytes), isXML: name.hasSuffix("xml") && name != "xhtml")
    valueType = type
    return type
  }

  /// Where the frame of the value stands that is collected.
  private var valueDepth: Int? {
    mutating get {
      // Markup nested so deeply that the value is far away is no forgotten end tag.
      let lowest = max(0, frames.count - 64)
      return frames[lowest...].lastIndex { $0.container == .value }
    }
  }

  /// An element of the format inside a value means that the value was not closed. Names that HTML has, too,
  /// tell so only where no HTML is to be expected.
  private mutating func closes(_ bytes: Span<UInt8>, _ name: ElementName, _ value: Frame) -> Bool {
    if !isNative(name) {
      switch (name.space, name.local) {
      case (.content, .encoded), (.dublinCore, .creator), (.dublinCore, .date),
        (.dublinCore, .subject), (.media, .content), (.media, .thumbnail), (.media, .group):
        return isShort(value)
      default: return false
      }
    }
    guard name.space != .none || value.name.space == .none else { return false }
    if isAtom {
      switch name.local {
      case .id, .updated, .published, .modified, .issued, .category, .generator:
        return !isInlineXML(bytes)
      case .link, .summary, .content, .title, .author: return isShort(value)
      default: return false
      }
    }
    switch name.local {
    case .guid, .pubdate, .enclosure, .lastbuilddate, .managingeditor, .webmaster, .description:
      return true
    case .title, .link, .author, .category, .comments, .source, .image: return isShort(value)
    default: return false
    }
  }

  /// A value in which nobody writes markup.
  private mutating func isShort(_ value: Frame) -> Bool {
    switch value.name.local {
    case .title, .pubdate, .guid, .category, .link, .lastbuilddate, .language, .comments, .ttl,
      .updated, .published, .id, .issued, .modified, .creator, .date, .generator, .managingeditor,
      .webmaster, .docs, .copyright:
      return true
    default: return false
    }
  }
}
