// The members of an entry's lists as they stand among its bytes: their texts are places.

/// A `Person`.
public struct PersonRow: BitwiseCopyable, Sendable {
  public var name = TextPlace()
  public var url = TextPlace()
  public var avatar = TextPlace()
  public var email = TextPlace()

  public init() {}

  /// `place` keeps a text and says where.
  public init(_ person: Person, place: (String?) -> TextPlace) {
    name = place(person.name)
    url = place(person.url)
    avatar = place(person.avatar)
    email = place(person.email)
  }

  /// The person whose texts `text` finds again.
  public func person(_ text: (TextPlace) -> String?) -> Person {
    Person(name: text(name), url: text(url), avatar: text(avatar), email: text(email))
  }
}

/// A `Category`.
public struct CategoryRow: BitwiseCopyable, Sendable {
  public var term: TextPlace
  public var scheme = TextPlace()
  public var label = TextPlace()

  public init(term: TextPlace) {
    self.term = term
  }
}

/// An `Attachment`.
public struct AttachmentRow: BitwiseCopyable, Sendable {
  public var url: TextPlace
  public var mimeType = TextPlace()
  public var title = TextPlace()
  public var sizeInBytes: Int?
  public var durationInSeconds: Int?

  public init(url: TextPlace) {
    self.url = url
  }
}

/// A `Thumbnail`.
public struct ThumbnailRow: BitwiseCopyable, Sendable {
  public var url: TextPlace
  public var width: Int?
  public var height: Int?

  public init(url: TextPlace) {
    self.url = url
  }
}

/// A `Link`.
public struct LinkRow: BitwiseCopyable, Sendable {
  public var rel: TextPlace
  public var href: TextPlace
  public var type = TextPlace()
  public var hreflang = TextPlace()
  public var title = TextPlace()
  public var length = TextPlace()

  public init(rel: TextPlace, href: TextPlace) {
    self.rel = rel
    self.href = href
  }
}

/// An `EntrySource`; its authors are a list of their own.
struct SourceRow: BitwiseCopyable {
  var title: TextPlace
  var url: TextPlace
  var feedURL: TextPlace
  var id: TextPlace
  var updated: Int64?
  var authors: TextPlace
}
