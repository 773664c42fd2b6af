internal import News
internal import Text

/// The texts of an entry: each is made where the entry keeps it, and only where it is better than what is there.
extension FeedBuilder {
  /// Text of a source that may be HTML.
  mutating func offerPlain(_ bytes: Span<UInt8>, _ field: EntryField, rank: UInt8 = 0) {
    guard draft.wants(field, rank: rank) else { return }
    let start = draft.values.count
    collector.appendPlain(bytes, with: &sanitizer, to: &draft.values)
    draft.offer(field, draft.place(from: start), rank: rank)
  }

  /// The value as it stands; markup in it becomes text.
  mutating func offerLiteral(_ bytes: Span<UInt8>, _ field: EntryField, rank: UInt8 = 0) {
    if collector.isMarkup { return offerPlain(bytes, field, rank: rank) }
    guard draft.wants(field, rank: rank) else { return }
    let start = draft.values.count
    collector.appendLiteral(bytes, to: &draft.values)
    draft.offer(field, draft.place(from: start), rank: rank)
  }

  /// An identifier: opaque, but never markup.
  mutating func offerIdentifier(_ bytes: Span<UInt8>, rank: UInt8 = 0) -> TextPlace {
    guard draft.wants(.id, rank: rank) else { return TextPlace() }
    let start = draft.values.count
    if collector.isMarkup {
      collector.appendPlain(bytes, with: &sanitizer, to: &draft.values)
    } else {
      collector.appendIdentifier(bytes, with: &sanitizer, to: &draft.values)
    }
    let place = draft.place(from: start)
    draft.offer(.id, place, rank: rank)
    return place
  }

  /// The URL that the value is.
  mutating func urlPlace(_ bytes: Span<UInt8>) -> TextPlace {
    if collector.isMarkup { return draft.add(resolve(plainText(bytes))) }
    let start = draft.values.count
    collector.appendURL(bytes, base: base, to: &draft.values)
    return draft.place(from: start)
  }

  /// The URL that an attribute of the current start tag is.
  mutating func urlPlace(_ bytes: Span<UInt8>, attribute local: LocalName) -> TextPlace {
    guard let index = reader.attributes.index(of: local, in: .none) else { return TextPlace() }
    let attribute = reader.attributes[index]
    let start = draft.values.count
    let value = bytes.extracting(attribute.valueStart..<attribute.valueEnd)
    if ByteSearch.first(UInt8(ascii: "&"), in: value, from: 0, to: value.count) == value.count {
      BaseURL.append(value, against: base, to: &draft.values)
    } else {
      scratch.removeAll()
      CharacterReference.decode(value, 0, value.count, in: .xml, into: &scratch)
      let base = base
      scratch.withSpan { BaseURL.append($0, against: base, to: &draft.values) }
    }
    return draft.place(from: start)
  }

  /// An attribute of the current start tag as it stands, trimmed.
  mutating func place(_ bytes: Span<UInt8>, attribute local: LocalName) -> TextPlace {
    guard let index = reader.attributes.index(of: local, in: .none) else { return TextPlace() }
    let start = draft.values.count
    FeedBuilder.append(bytes, reader.attributes[index], to: &draft.values)
    return draft.place(from: start)
  }

  /// An attribute of the element that was collected, its white space collapsed.
  mutating func place(_ bytes: Span<UInt8>, valueAttribute local: LocalName) -> TextPlace {
    guard let index = valueAttributes.index(of: local, in: .none) else { return TextPlace() }
    let (first, end) = FeedBuilder.trimmed(bytes, valueAttributes[index])
    let start = draft.values.count
    if ByteSearch.first(UInt8(ascii: "&"), in: bytes, from: first, to: end) == end {
      sanitizer.appendLiteral(bytes.extracting(first..<end), to: &draft.values)
      return draft.place(from: start)
    }
    return draft.add(valueAttribute(bytes, local).flatMap(WhiteSpace.collapsed))
  }

  /// Clean HTML of a source that may be HTML.
  mutating func offerHTML(_ bytes: Span<UInt8>, rank: UInt8) {
    guard draft.wants(.contentHTML, rank: rank) else { return }
    draft.offerContent(.contentHTML, htmlPlace(bytes), rank: rank)
  }

  private mutating func htmlPlace(_ bytes: Span<UInt8>) -> TextPlace {
    let plain = unmarkedPlace(bytes)
    if !plain.isEmpty { return plain }
    collector.clean(bytes, with: &sanitizer, base: htmlBase, writesHTML: true, writesText: false)
    return draft.takeHTML(&sanitizer)
  }

  /// Where the value is its own plain text and its own clean HTML.
  private mutating func unmarkedPlace(_ bytes: Span<UInt8>) -> TextPlace {
    let start = draft.values.count
    collector.appendUnmarked(bytes, to: &draft.values)
    return draft.place(from: start)
  }

  /// Both of a source that may be HTML.
  mutating func offerSummary(_ bytes: Span<UInt8>, rank: UInt8) {
    if draft.wants(.summary, rank: rank) { draft.offerSummary(summary(bytes), rank: rank) }
  }

  mutating func summary(_ bytes: Span<UInt8>) -> EntryDraft.Summary {
    let plain = unmarkedPlace(bytes)
    if !plain.isEmpty { return EntryDraft.Summary(text: plain, html: plain) }
    collector.clean(bytes, with: &sanitizer, base: htmlBase, writesHTML: true, writesText: true)
    return draft.takeSummary(&sanitizer)
  }

  // MARK: Atom text constructs

  /// Text of an element of the format: a text construct in Atom, perhaps HTML in RSS.
  mutating func offerNative(_ bytes: Span<UInt8>, _ field: EntryField) {
    if isAtom { offerConstruct(bytes, field) } else { offerPlain(bytes, field) }
  }

  mutating func offerConstruct(_ bytes: Span<UInt8>, _ field: EntryField, rank: UInt8 = 0) {
    guard draft.wants(field, rank: rank) else { return }
    draft.offer(field, constructPlace(bytes), rank: rank)
  }

  mutating func constructPlace(_ bytes: Span<UInt8>) -> TextPlace {
    let start = draft.values.count
    switch construct(bytes) {
    case .markup: collector.appendPlain(bytes, with: &sanitizer, to: &draft.values)
    case .literal: collector.appendCollapsed(bytes, with: &sanitizer, to: &draft.values)
    case .base64: return draft.add(constructText(bytes))
    }
    return draft.place(from: start)
  }

  mutating func offerConstructSummary(_ bytes: Span<UInt8>, rank: UInt8 = 0) {
    guard draft.wants(.summary, rank: rank) else { return }
    draft.offerSummary(constructSummary(bytes), rank: rank)
  }

  private mutating func constructSummary(_ bytes: Span<UInt8>) -> EntryDraft.Summary {
    switch construct(bytes) {
    case .markup: return summary(bytes)
    case .literal: return EntryDraft.Summary(text: constructPlace(bytes))
    case .base64:
      guard let text = decodedBase64(bytes) else { return EntryDraft.Summary() }
      guard textType(bytes) == .markup else {
        return EntryDraft.Summary(text: draft.add(WhiteSpace.collapsed(text)))
      }
      sanitizer.run(text.utf8Span.span, base: htmlBase, writesHTML: true, writesText: true)
      return draft.takeSummary(&sanitizer)
    }
  }

  mutating func offerContent(_ bytes: Span<UInt8>, rank: UInt8) {
    guard draft.wants(.contentHTML, rank: rank) else { return }
    switch construct(bytes) {
    case .markup: offerHTML(bytes, rank: rank)
    case .literal:
      draft.offerContent(.contentText, draft.add(lines(literal(bytes))), rank: rank)
    case .base64:
      guard let text = decodedBase64(bytes) else { return }
      guard textType(bytes) == .markup else {
        return draft.offerContent(.contentText, draft.add(lines(text)), rank: rank)
      }
      sanitizer.run(text.utf8Span.span, base: htmlBase, writesHTML: true, writesText: false)
      draft.offerContent(.contentHTML, draft.takeHTML(&sanitizer), rank: rank)
    }
  }

  private func lines(_ text: String?) -> String? {
    text.flatMap(WhiteSpace.collapsedLines)
  }
}
