internal import News
public import Text

/// Writes parsed feeds as the canonical JSON of `storywatch parse`: JSON Feed 1.1 with further keys that begin
/// with `_`. Keys without a value are left out.
public enum ParsedFeedJSON {
  static let version = "https://jsonfeed.org/version/1.1"

  /// The object of a feed.
  public static func write(_ feed: ParsedFeed, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("version", version)
    writer.key("items")
    writer.beginArray()
    for entry in feed.entries { writeEntry(entry, to: &writer) }
    writer.endArray()
    writeFeed(feed, to: &writer)
    writer.endObject()
  }

  /// Parses a document and writes the object of the feed while it is read; entries are not kept. `flush` is called
  /// now and then with what there is to pass on.
  ///
  /// Nothing is written when the document is no feed.
  public static func write(
    parsing bytes: [UInt8], contentType: String? = nil, baseURL: String? = nil,
    contentLanguage: String? = nil, to writer: inout JSONWriter,
    flush: (inout JSONWriter) -> Void = { _ in }
  ) throws(FeedParseError) {
    var isBegun = false
    func begin(_ writer: inout JSONWriter) {
      guard !isBegun else { return }
      isBegun = true
      writer.beginObject()
      writer.member("version", version)
      writer.key("items")
      writer.beginArray()
    }
    let feed = try FeedParser.parse(
      bytes, contentType: contentType, baseURL: baseURL, contentLanguage: contentLanguage,
      take: { entries in
        guard !entries.isEmpty else { return }
        begin(&writer)
        for entry in entries {
          writeEntry(entry, to: &writer, flush: flush)
          flush(&writer)
        }
        entries.removeAll(keepingCapacity: true)
      })
    begin(&writer)
    writer.endArray()
    writeFeed(feed, to: &writer)
    writer.endObject()
  }

  /// The object of a document that is no feed.
  public static func write(_ error: FeedParseError, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("version", version)
    writer.key("items")
    writer.beginArray()
    writer.endArray()
    writer.key("_format")
    writer.null()
    writer.key("_error")
    writer.beginObject()
    writer.member("code", error.code.rawValue)
    writer.member("message", error.message)
    writer.endObject()
    writer.endObject()
  }

  private static func writeFeed(_ feed: ParsedFeed, to writer: inout JSONWriter) {
    writer.member("title", feed.title)
    writer.member("home_page_url", feed.homePageURL)
    writer.member("feed_url", feed.feedURL)
    writer.member("description", feed.description)
    writer.member("language", feed.language)
    writer.member("icon", feed.icon)
    writer.member("favicon", feed.favicon)
    writer.members("authors", feed.authors) { $0.person($1) }
    writer.members("hubs", feed.hubs) { writer, hub in
      writer.beginObject()
      writer.member("type", hub.type)
      writer.member("url", hub.url)
      writer.endObject()
    }
    writer.member("next_url", feed.nextURL)
    writer.member("expired", feed.isExpired)
    writer.member("_id", feed.id)
    writer.member("_updated", feed.updated?.rfc3339)
    writer.member("_published", feed.published?.rfc3339)
    writer.member("_rights", feed.rights)
    if let generator = feed.generator {
      writer.key("_generator")
      writer.beginObject()
      writer.member("name", generator.name)
      writer.member("url", generator.url)
      writer.member("version", generator.version)
      writer.endObject()
    }
    writer.members("_tags", feed.tags) { $0.string($1) }
    writer.member("_ttl", feed.ttlMinutes)
    writer.members("_skip_hours", feed.skipHours) { $0.int($1) }
    writer.members("_skip_days", feed.skipDays) { $0.int($1) }
    writer.members("_contributors", feed.contributors) { $0.person($1) }
    writer.members("_links", feed.links) { $0.link($1) }
    writer.member("_format", feed.format.rawValue)
    writer.member("_encoding", feed.encoding)
    writer.member("_bozo", feed.isMalformed)
    writer.members("_warnings", feed.warnings) { writer, warning in
      writer.beginObject()
      writer.member("code", warning.code.rawValue)
      writer.member("message", warning.message)
      writer.member("line", warning.line)
      writer.endObject()
    }
  }

  private static func writeEntry(
    _ entry: Entry, to writer: inout JSONWriter, flush: (inout JSONWriter) -> Void = { _ in }
  ) {
    writer.beginObject()
    writer.member("id", entry, .id)
    if entry.isIDSynthesized { writer.member("_id_synthesized", true) }
    writer.member("url", entry, .url)
    writer.member("external_url", entry, .externalURL)
    writer.member("title", entry, .title)
    // What may be large is passed on one by one.
    for (name, field) in [
      ("content_html", EntryField.contentHTML), ("content_text", .contentText),
      ("summary", .summary), ("_summary_html", .summaryHTML),
    ] {
      writer.member(name, entry, field)
      flush(&writer)
    }
    writer.member("image", entry, .image)
    writer.member("banner_image", entry, .bannerImage)
    writer.member("date_published", entry.published?.rfc3339)
    writer.member("date_modified", entry.modified?.rfc3339)
    writer.members("authors", entry.authors) { $0.person($1) }
    let categories = entry.categories
    writer.members("tags", categories) { $0.string($1.term) }
    writer.member("language", entry, .language)
    writer.members("attachments", entry.attachments) { writer, file in
      writer.beginObject()
      writer.member("url", file.url)
      writer.member("mime_type", file.mimeType)
      writer.member("title", file.title)
      writer.member("size_in_bytes", file.sizeInBytes)
      writer.member("duration_in_seconds", file.durationInSeconds)
      writer.endObject()
    }
    writer.members("_categories", categories) { writer, category in
      writer.beginObject()
      writer.member("term", category.term)
      writer.member("scheme", category.scheme)
      writer.member("label", category.label)
      writer.endObject()
    }
    writer.members("_thumbnails", entry.thumbnails) { writer, image in
      writer.beginObject()
      writer.member("url", image.url)
      writer.member("width", image.width)
      writer.member("height", image.height)
      writer.endObject()
    }
    writer.member("_comments_url", entry, .commentsURL)
    writer.member("_comments_feed_url", entry, .commentsFeedURL)
    writer.source(entry.source)
    writer.member("_guid_is_permalink", entry.isGUIDPermalink)
    writer.members("_contributors", entry.contributors) { $0.person($1) }
    writer.members("_links", entry.links) { $0.link($1) }
    writer.member("_rights", entry, .rights)
    writer.endObject()
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ name: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    key(name)
    string(value)
  }

  fileprivate mutating func member(_ name: String, _ entry: Entry, _ field: EntryField) {
    entry.withUTF8(field) {
      key(name)
      string($0)
    }
  }

  fileprivate mutating func member(_ name: String, _ value: Int?) {
    guard let value else { return }
    key(name)
    int(value)
  }

  fileprivate mutating func member(_ name: String, _ value: Bool?) {
    guard let value else { return }
    key(name)
    bool(value)
  }

  fileprivate mutating func members<Element>(
    _ name: String, _ values: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    guard !values.isEmpty else { return }
    key(name)
    beginArray()
    for value in values { write(&self, value) }
    endArray()
  }

  fileprivate mutating func person(_ person: Person) {
    beginObject()
    member("name", person.name)
    member("url", person.url)
    member("avatar", person.avatar)
    member("_email", person.email)
    endObject()
  }

  fileprivate mutating func link(_ link: Link) {
    beginObject()
    member("rel", link.rel)
    member("href", link.href)
    member("type", link.type)
    member("hreflang", link.hreflang)
    member("title", link.title)
    member("length", link.length)
    endObject()
  }

  fileprivate mutating func source(_ source: EntrySource?) {
    guard let source else { return }
    key("_source")
    beginObject()
    member("title", source.title)
    member("url", source.url)
    member("feed_url", source.feedURL)
    member("id", source.id)
    member("updated", source.updated?.rfc3339)
    members("authors", source.authors) { $0.person($1) }
    endObject()
  }
}
