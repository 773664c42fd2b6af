internal import News
internal import Text

/// What the value of an element means where it stands.
extension FeedBuilder {
  mutating func endValue(_ bytes: Span<UInt8>, _ name: ElementName, in parent: Container) {
    switch parent {
    case .feed:
      endFeedValue(bytes, name)
      shrink()
    case .entry: endEntryValue(bytes, name)
    case .media: endMediaValue(bytes, name)
    case .person: endPersonValue(bytes, name)
    case .source: endSourceValue(bytes, name)
    case .image where name.local == .url && isNative(name):
      if isInEntry {
        draft.offer(.image, urlPlace(bytes), rank: 3)
      } else {
        feed.icon.offer(url(bytes))
      }
    case .skipHours where name.local == .hour: addSkipHour(literal(bytes))
    case .skipDays where name.local == .day: addSkipDay(literal(bytes))
    default: break
    }
  }

  // MARK: Kinds of text

  /// The value as it stands; markup in it becomes text.
  mutating func literal(_ bytes: Span<UInt8>) -> String? {
    if collector.isMarkup { return plainText(bytes) }
    scratch.removeAll()
    collector.appendLiteral(bytes, to: &scratch)
    return scratch.text
  }

  /// Text of a source that may be HTML.
  mutating func plainText(_ bytes: Span<UInt8>) -> String? {
    scratch.removeAll()
    collector.appendPlain(bytes, with: &sanitizer, to: &scratch)
    return scratch.text
  }

  /// An identifier: opaque, but never markup.
  mutating func identifier(_ bytes: Span<UInt8>) -> String? {
    if collector.isMarkup { return plainText(bytes) }
    scratch.removeAll()
    collector.appendIdentifier(bytes, with: &sanitizer, to: &scratch)
    return scratch.text
  }

  /// The URL that the value is.
  mutating func url(_ bytes: Span<UInt8>) -> String? {
    if collector.isMarkup { return resolve(plainText(bytes)) }
    scratch.removeAll()
    collector.appendURL(bytes, base: base, to: &scratch)
    return scratch.text
  }

  /// The instant that the value names.
  mutating func date(_ bytes: Span<UInt8>) -> Timestamp? {
    if collector.isEmpty { return nil }
    if !collector.isMarkup, let date = collector.date(bytes) { return date }
    return date(plainText(bytes))
  }

  mutating func date(_ text: String?) -> Timestamp? {
    guard let text, !text.isEmpty else { return nil }
    if let date = FeedDate.parse(text) { return date }
    reader.note(.badDate)
    return nil
  }

  // MARK: Atom text constructs

  /// Plain text of an Atom text construct, of RSS text elsewhere.
  mutating func constructText(_ bytes: Span<UInt8>) -> String? {
    switch construct(bytes) {
    case .markup: return plainText(bytes)
    case .literal:
      scratch.removeAll()
      collector.appendCollapsed(bytes, with: &sanitizer, to: &scratch)
      return scratch.text
    case .base64:
      guard let text = decodedBase64(bytes) else { return nil }
      return textType(bytes) == .markup
        ? HTMLSanitizer.plainText(text) : WhiteSpace.collapsed(text)
    }
  }

  enum Construct { case literal, markup, base64 }

  /// How the text construct that was collected is to be read (RFC 4287 3.1 and 4.1.3.3, Atom 0.3's `mode`).
  mutating func construct(_ bytes: Span<UInt8>) -> Construct {
    if valueAttributes.isEmpty { return collector.isMarkup ? .markup : .literal }
    if let mode = valueAttribute(bytes, .mode), mode.lowercased() == "base64" { return .base64 }
    if collector.isMarkup { return .markup }
    switch textType(bytes) {
    case .literal: return .literal
    case .markup: return .markup
    case .binary: return .base64
    }
  }

  /// What the `type` of the element that was collected says.
  mutating func textType(_ bytes: Span<UInt8>) -> TextType {
    TextType(bytes, valueAttributes.index(of: .type, in: .none).map { valueAttributes[$0] })
  }

  mutating func decodedBase64(_ bytes: Span<UInt8>) -> String? {
    guard let text = literal(bytes), let decoded = Base64.decode(Array(text.utf8)) else {
      return nil
    }
    return String(validating: decoded, as: UTF8.self)
  }

  // MARK: People

  private mutating func endPersonValue(_ bytes: Span<UInt8>, _ name: ElementName) {
    switch name.local {
    case .name where person.name.isEmpty:
      person.name = isInEntry ? constructPlace(bytes) : feed.lists.add(constructText(bytes))
    case .email where person.email.isEmpty:
      let email = literal(bytes).map { $0.hasPrefix("mailto:") ? String($0.dropFirst(7)) : $0 }
      person.email = isInEntry ? draft.add(email) : feed.lists.add(email)
    case .uri where person.url.isEmpty, .url where person.url.isEmpty,
      .homepage where person.url.isEmpty:
      person.url = isInEntry ? urlPlace(bytes) : feed.lists.add(url(bytes))
    default: break
    }
  }

  mutating func endPerson(_ frame: Frame) {
    let isContributor = frame.name.local == .contributor
    let rank = isNative(frame.name) ? 0 : 3
    if frames.count >= 2, frames[frames.count - 2].container == .source {
      if let person = draft.person(person) { source.authors.append(person) }
    } else if isInEntry {
      if isContributor {
        draft.add(contributor: person)
      } else {
        draft.add(author: person, rank: rank)
      }
    } else if isContributor {
      feed.lists.add(contributor: person)
    } else {
      feed.lists.add(author: person, rank: rank)
    }
  }

  /// Adds the person that was collected, like `me@example.com (Ann Author)`, to the entry or the feed.
  mutating func addAuthor(_ bytes: Span<UInt8>, rank: Int = 0) {
    if isInEntry {
      draft.addAuthor(collector, bytes, with: &sanitizer, rank: rank)
    } else {
      feed.lists.addAuthor(collector, bytes, with: &sanitizer, rank: rank)
    }
  }

  mutating func addContributor(_ bytes: Span<UInt8>) {
    if isInEntry {
      draft.addContributor(collector, bytes, with: &sanitizer)
    } else {
      feed.lists.addContributor(collector, bytes, with: &sanitizer)
    }
  }

  // MARK: The source of an entry

  private mutating func endSourceValue(_ bytes: Span<UInt8>, _ name: ElementName) {
    switch name.local {
    case .title where source.title == nil: source.title = constructText(bytes)
    case .id where source.id == nil: source.id = identifier(bytes)
    case .updated where source.updated == nil, .modified where source.updated == nil:
      source.updated = date(bytes)
    default: break
    }
  }

  mutating func addSourceLink(_ bytes: Span<UInt8>) {
    guard let href = urlAttribute(bytes, .href) else { return }
    switch relation(bytes) {
    case "alternate" where source.url == nil: source.url = href
    case "self" where source.feedURL == nil: source.feedURL = href
    default: break
    }
  }
}

extension EntrySource {
  var isEmpty: Bool { self == EntrySource() }
}
