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
