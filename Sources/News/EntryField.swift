/// The values of an entry that are texts or lists of texts.
public enum EntryField: UInt8, CaseIterable, Sendable {
  case id, url, externalURL, title, contentHTML, contentText, summary, summaryHTML, image
  case bannerImage, language, commentsURL, commentsFeedURL, rights
  // Lists.
  case authors, contributors, categories, attachments, thumbnails, links, source
}

/// Where each value of an entry stands among its bytes.
public struct EntryPlaces: Sendable {
  /// One for each field.
  @usableFromInline var places: InlineArray<21, TextPlace>

  /// Nothing anywhere.
  @inlinable
  public init() {
    places = InlineArray(repeating: TextPlace())
  }

  @inlinable
  public subscript(field: EntryField) -> TextPlace {
    @inline(__always) get { places[Int(field.rawValue)] }
    @inline(__always) set { places[Int(field.rawValue)] = newValue }
  }
}
