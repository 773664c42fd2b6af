internal import Text

/// The Article of schema.org in a page's JSON-LD.
struct ArticleData {
  private(set) var headline: String?
  private(set) var author: String?
  private(set) var published: String?
  private(set) var language: String?
  /// The text, as far as the publisher gives it; HTML in some.
  private(set) var body: String?

  /// Objects looked at in one script.
  static let maximumObjects = 2_000
  /// Names of authors told.
  static let maximumAuthors = 8

  /// Takes what is not known yet from the articles in `value`, wherever they are in it.
  mutating func fill(from value: JSONValue) {
    var waiting = [value]
    var seen = 0
    while let next = waiting.popLast(), seen < Self.maximumObjects {
      seen += 1
      if let elements = next.array { waiting += elements.reversed() }
      guard let members = next.object else { continue }
      if Self.isArticle(next["@type"]) { take(next) }
      waiting += members.reversed().map(\.value)
    }
  }

  private mutating func take(_ object: JSONValue) {
    headline = headline ?? Self.line(object["headline"]) ?? Self.line(object["name"])
    published = published ?? object["datePublished"]?.string
    language = language ?? object["inLanguage"]?.string
    body = body ?? object["articleBody"]?.string
    guard author == nil, let authors = object["author"] else { return }
    let names = (authors.array ?? [authors]).prefix(Self.maximumAuthors).flatMap { person in
      (person["name"]?.array ?? [person["name"] ?? person]).compactMap(Self.line)
    }
    let known = names.filter { !$0.contains("://") }
    author = known.isEmpty ? nil : known.joined(separator: ", ")
  }

  private static func isArticle(_ type: JSONValue?) -> Bool {
    guard let type else { return false }
    return (type.array ?? [type]).contains { name in
      guard let name = name.string else { return false }
      return name.hasSuffix("Article") || name.hasSuffix("Posting") || name == "Report"
        || name == "Review"
    }
  }

  /// Plain text on one line; publishers write references and tags into these values.
  private static func line(_ value: JSONValue?) -> String? {
    guard let text = value?.string else { return nil }
    return WhiteSpace.collapsed(PlainText.paragraphs(ofHTML: text))
  }
}
