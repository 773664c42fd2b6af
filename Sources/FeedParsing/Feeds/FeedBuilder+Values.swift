internal import News
internal import Text

/// What the value of an element means where it stands.
extension FeedBuilder {
  mutating func endValue(_ bytes: Span<UInt8>, _ name: ElementName, in parent: Container) {
    defer {
      collector.shrink()
      sanitizer.shrink()
    }
    switch parent {
    case .feed: endFeedValue(bytes, name)
    case .entry: endEntryValue(bytes, name)
    case .media: endMediaValue(bytes, name)
    case .person: endPersonValue(bytes, name)
    case .source: endSourceValue(bytes, name)
    case .image where name.local == .url && isNative(name):
      let url = url(bytes)
      if isInEntry { draft.offerImage(url, rank: 3) } else { feed.icon.offer(url) }
    case .skipHours where name.local == .hour: addSkipHour(literal(bytes))
    case .skipDays where name.local == .day: addSkipDay(literal(bytes))
    default: break
    }
  }

  // MARK: Kinds of text

  /// The value as it stands; markup in it becomes text.
  mutating func literal(_ bytes: Span<UInt8>) -> String? {
    collector.isMarkup ? plainText(bytes) : collector.literal(bytes)
  }

  /// Text of a source that may be HTML.
  mutating func plainText(_ bytes: Span<UInt8>) -> String? {
    collector.plain(bytes, with: &sanitizer)
  }

  /// Clean HTML of a source that may be HTML.
  mutating func html(_ bytes: Span<UInt8>) -> String? {
    if let text = collector.unmarked(bytes) { return text }
    collector.clean(bytes, with: &sanitizer, base: htmlBase, writesHTML: true, writesText: false)
    return sanitizer.trimmedHTML
  }

  /// Both of a source that may be HTML; nil where there is neither.
  mutating func summary(_ bytes: Span<UInt8>) -> EntryDraft.Summary? {
    if let text = collector.unmarked(bytes) { return EntryDraft.Summary(text: text, html: text) }
    collector.clean(bytes, with: &sanitizer, base: htmlBase, writesHTML: true, writesText: true)
    return EntryDraft.Summary(&sanitizer)
  }

  /// An identifier: opaque, but never markup.
  mutating func identifier(_ bytes: Span<UInt8>) -> String? {
    collector.isMarkup ? plainText(bytes) : collector.identifier(bytes, with: &sanitizer)
  }

  /// The URL that the value is.
  mutating func url(_ bytes: Span<UInt8>) -> String? {
    collector.isMarkup ? resolve(plainText(bytes)) : collector.url(bytes, base: base)
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
    case .literal: return collector.collapsed(bytes, with: &sanitizer)
    case .base64:
      guard let text = decodedBase64(bytes) else { return nil }
      return textType(bytes) == .markup
        ? HTMLSanitizer.plainText(text) : WhiteSpace.collapsed(text)
    }
  }

  mutating func constructSummary(_ bytes: Span<UInt8>) -> EntryDraft.Summary? {
    switch construct(bytes) {
    case .markup: return summary(bytes)
    case .literal:
      return collector.collapsed(bytes, with: &sanitizer)
        .map { EntryDraft.Summary(text: $0, html: nil) }
    case .base64:
      guard let text = decodedBase64(bytes) else { return nil }
      guard textType(bytes) == .markup else {
        return EntryDraft.Summary(text: WhiteSpace.collapsed(text), html: nil)
      }
      let html = Array(text.utf8)
      sanitizer.run(html.span, base: htmlBase, writesHTML: true, writesText: true)
      return EntryDraft.Summary(&sanitizer)
    }
  }

  mutating func constructContent(_ bytes: Span<UInt8>) -> Content? {
    switch construct(bytes) {
    case .markup: return html(bytes).map { .html($0) }
    case .literal:
      return collector.literal(bytes).flatMap(WhiteSpace.collapsedLines).map { .text($0) }
    case .base64:
      guard let text = decodedBase64(bytes) else { return nil }
      guard textType(bytes) == .markup else {
        return WhiteSpace.collapsedLines(text).map { .text($0) }
      }
      let html = Array(text.utf8)
      sanitizer.run(html.span, base: htmlBase, writesHTML: true, writesText: false)
      return sanitizer.trimmedHTML.map { .html($0) }
    }
  }

  /// The content of an entry, of one kind or the other.
  enum Content {
    case html(String)
    case text(String)
  }

  private enum Construct { case literal, markup, base64 }

  /// How the text construct that was collected is to be read (RFC 4287 3.1 and 4.1.3.3, Atom 0.3's `mode`).
  private mutating func construct(_ bytes: Span<UInt8>) -> Construct {
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

  private mutating func decodedBase64(_ bytes: Span<UInt8>) -> String? {
    guard let text = collector.literal(bytes), let decoded = Base64.decode(Array(text.utf8)) else {
      return nil
    }
    return String(validating: decoded, as: UTF8.self)
  }

  // MARK: People

  private mutating func endPersonValue(_ bytes: Span<UInt8>, _ name: ElementName) {
    switch name.local {
    case .name where person.name == nil: person.name = constructText(bytes)
    case .email where person.email == nil:
      person.email = literal(bytes).map { $0.hasPrefix("mailto:") ? String($0.dropFirst(7)) : $0 }
    case .uri where person.url == nil, .url where person.url == nil,
      .homepage where person.url == nil:
      person.url = url(bytes)
    default: break
    }
  }

  mutating func endPerson(_ frame: Frame) {
    guard person != Person() else { return }
    let isContributor = frame.name.local == .contributor
    let rank = isNative(frame.name) ? 0 : 3
    if frames.dropLast().last?.container == .source {
      source.authors.append(person)
    } else if isInEntry {
      if isContributor {
        draft.contributors.add(person)
      } else {
        draft.authors.add(person, rank: rank)
      }
    } else if isContributor {
      feed.contributors.add(person)
    } else {
      feed.authors.add(person, rank: rank)
    }
  }

  /// The person that a text like `me@example.com (Ann Author)` names.
  mutating func personString(_ bytes: Span<UInt8>) -> Person? {
    if collector.isMarkup {
      guard let text = plainText(bytes) else { return nil }
      return PersonString.person(text)
    }
    return collector.person(bytes, with: &sanitizer)
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
    switch relation(attribute(bytes, .rel)) {
    case "alternate" where source.url == nil: source.url = href
    case "self" where source.feedURL == nil: source.feedURL = href
    default: break
    }
  }
}

extension EntrySource {
  var isEmpty: Bool { self == EntrySource() }
}

extension EntryDraft.Summary {
  /// Nil where the last pass left nothing.
  init?(_ sanitizer: inout HTMLSanitizer) {
    let html = sanitizer.trimmedHTML
    sanitizer.shrinkHTML()
    self.init(text: sanitizer.nonEmptyText, html: html)
    if text == nil, html == nil { return nil }
  }
}
