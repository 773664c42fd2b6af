public import News
internal import Text

/// What an article page says, without all that stands around it.
public struct ExtractedPage: Hashable, Sendable {
  /// The article without its title: a paragraph, heading, list item or table row a line; empty where the
  /// page has none.
  public var text: String
  public var title: String?
  /// As the page names its authors.
  public var byline: String?
  public var published: Timestamp?
  /// A language tag (BCP 47).
  public var language: String?

  public init(
    text: String, title: String? = nil, byline: String? = nil, published: Timestamp? = nil,
    language: String? = nil
  ) {
    self.text = text
    self.title = title
    self.byline = byline
    self.published = published
    self.language = language
  }

  /// `{text, title?, byline?, published?, language?}` on one line, without its end.
  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    write(to: &writer)
    writer.endObject()
    return writer.bytes
  }

  /// The members of that object.
  func write(to writer: inout JSONWriter) {
    writer.key("text")
    writer.string(text)
    let values = [
      ("title", title), ("byline", byline), ("published", published?.rfc3339),
      ("language", language),
    ]
    for (name, value) in values {
      guard let value else { continue }
      writer.key(name)
      writer.string(value)
    }
  }
}
