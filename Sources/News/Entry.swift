/// One `<item>` or `<entry>` as parsed from one response; not ours yet.
///
/// Fields follow the JSON Feed 1.1 vocabulary; absent values are nil or empty.
public struct Entry: Hashable, Sendable {
  /// RSS guid, Atom id, JSON Feed id: opaque, never empty.
  public var id: String
  /// The source had no id; `id` was made from the URL or the content.
  public var isIDSynthesized = false
  /// RSS `guid@isPermaLink`, where there is a guid.
  public var isGUIDPermalink: Bool?
  public var url: String?
  public var externalURL: String?
  /// Plain text.
  public var title: String?
  /// Sanitised HTML.
  public var contentHTML: String?
  /// Plain text with its line breaks.
  public var contentText: String?
  /// Plain text.
  public var summary: String?
  /// Sanitised HTML.
  public var summaryHTML: String?
  public var image: String?
  public var bannerImage: String?
  public var published: Timestamp?
  public var modified: Timestamp?
  public var authors: [Person] = []
  public var contributors: [Person] = []
  public var categories: [Category] = []
  public var language: String?
  public var attachments: [Attachment] = []
  public var thumbnails: [Thumbnail] = []
  public var commentsURL: String?
  public var commentsFeedURL: String?
  public var source: EntrySource?
  public var links: [Link] = []
  public var rights: String?

  public init(id: String) {
    self.id = id
  }
}

/// Who wrote something; at least one field is set.
public struct Person: Hashable, Sendable {
  public var name: String?
  public var url: String?
  public var avatar: String?
  public var email: String?

  public init(name: String? = nil, url: String? = nil, avatar: String? = nil, email: String? = nil)
  {
    self.name = name
    self.url = url
    self.avatar = avatar
    self.email = email
  }
}

/// A term the publisher filed an entry under.
public struct Category: Hashable, Sendable {
  public var term: String
  public var scheme: String?
  public var label: String?

  public init(term: String, scheme: String? = nil, label: String? = nil) {
    self.term = term
    self.scheme = scheme
    self.label = label
  }
}

/// An enclosed file.
public struct Attachment: Hashable, Sendable {
  public var url: String
  public var mimeType: String?
  public var title: String?
  public var sizeInBytes: Int?
  public var durationInSeconds: Int?

  public init(url: String) {
    self.url = url
  }
}

/// `media:thumbnail`.
public struct Thumbnail: Hashable, Sendable {
  public var url: String
  public var width: Int?
  public var height: Int?

  public init(url: String, width: Int? = nil, height: Int? = nil) {
    self.url = url
    self.width = width
    self.height = height
  }
}

/// A link element as it stood in the feed.
public struct Link: Hashable, Sendable {
  public var rel: String
  public var href: String
  public var type: String?
  public var hreflang: String?
  public var title: String?
  /// As in the source, digits or not.
  public var length: String?

  public init(rel: String, href: String) {
    self.rel = rel
    self.href = href
  }
}

/// The feed an entry was copied from (RSS `source`, Atom `source`).
public struct EntrySource: Hashable, Sendable {
  public var title: String?
  public var url: String?
  public var feedURL: String?
  public var id: String?
  public var updated: Timestamp?
  public var authors: [Person] = []

  public init() {}
}
