internal import News
internal import Text

/// Reads JSON Feed 1.0 and 1.1 (https://jsonfeed.org/version/1.1), and hands RSS in JSON on.
struct JSONFeedReader: ~Copyable {
  let base: BaseURL?
  private var sanitizer = HTMLSanitizer()
  private var entryCount = 0

  static func read(
    _ bytes: [UInt8], base: BaseURL?, maximumEntries: Int, batch: Int,
    take: (inout [Entry]) -> Void
  ) throws(FeedParseError) -> ParsedFeed {
    // Item by item where that is possible: the tree of a whole document is many times its size.
    let parts = JSONItems(bytes)
    var (value, damage) = JSONValue.recover(parts.map { $0.frame(of: bytes) } ?? bytes)
    guard let value else {
      if damage?.reason == .tooDeep { throw FeedParseError(.tooDeep, "JSON nested too deeply") }
      throw FeedParseError(.notAFeed, "neither XML nor JSON")
    }
    var feed: ParsedFeed
    if let channel = RSSInJSONReader.channel(of: value) {
      var reader = RSSInJSONReader(base: base)
      feed = reader.read(channel, maximumEntries: maximumEntries)
      take(&feed.entries)
    } else {
      var reader = JSONFeedReader(base: base)
      feed = try reader.readFeed(value)
      if let parts {
        for range in parts.ranges {
          let (item, fault) = JSONValue.recover(Array(bytes[range]))
          if damage == nil, let fault {
            damage = JSONError(fault.reason, at: range.lowerBound + fault.offset)
          }
          guard let item else { continue }
          guard reader.add(item, to: &feed, maximumEntries) else { break }
          if feed.entries.count >= batch { take(&feed.entries) }
        }
      } else {
        for item in reader.list(value["items"]) {
          guard reader.add(item, to: &feed, maximumEntries) else { break }
        }
      }
      take(&feed.entries)
    }
    if let damage {
      let line = 1 + bytes.prefix(damage.offset).reduce(0) { $0 + ($1 == 0x0a ? 1 : 0) }
      feed.warnings.append(FeedWarning(.badJSON, line: line))
      feed.isMalformed = true
    }
    return feed
  }

  private init(base: BaseURL?) {
    self.base = base
  }

  /// The feed without its items.
  private mutating func readFeed(_ value: JSONValue) throws(FeedParseError) -> ParsedFeed {
    let version = value["version"]?.string ?? ""
    guard version.contains("jsonfeed.org/version/") || isFeedWithoutVersion(value) else {
      throw FeedParseError(.notAFeed, "JSON, but no feed")
    }
    var feed = ParsedFeed(format: format(version))
    feed.title = text(value["title"])
    feed.homePageURL = url(value["home_page_url"])
    feed.feedURL = url(value["feed_url"])
    feed.description = text(value["description"])
    feed.language = text(value["language"])
    feed.icon = url(value["icon"])
    feed.favicon = url(value["favicon"])
    feed.nextURL = url(value["next_url"])
    feed.isExpired = value["expired"]?.bool
    var lists = EntryDraft(documentSize: .max)
    addPeople(value, to: &lists)
    feed.authors = lists.finish().authors
    feed.hubs = list(value["hubs"]).compactMap { hub in
      url(hub["url"]).map { Hub(type: text(hub["type"]) ?? "WebSub", url: $0) }
    }
    return feed
  }

  /// False when there are enough.
  private mutating func add(_ item: JSONValue, to feed: inout ParsedFeed, _ maximumEntries: Int)
    -> Bool
  {
    guard item.object != nil else { return true }
    guard entryCount < maximumEntries else {
      feed.isCut = true
      feed.warnings.append(FeedWarning(.cut))
      return false
    }
    entryCount += 1
    feed.entries.append(entry(item, &feed.warnings))
    return true
  }

  /// Some leave the version out; a title and items make it a feed all the same.
  private func isFeedWithoutVersion(_ value: JSONValue) -> Bool {
    guard value["items"]?.array != nil else { return false }
    return value["title"] != nil || value["home_page_url"] != nil || value["feed_url"] != nil
      || value["version"] != nil
  }

  private func format(_ version: String) -> FeedFormat {
    var number = version.split(separator: "/").last.map(String.init) ?? ""
    if number.hasPrefix("v") { number.removeFirst() }
    switch number {
    case "1", "1.0": return .json10
    case "1.1": return .json11
    default: return .json
    }
  }

  private mutating func entry(_ item: JSONValue, _ warnings: inout [FeedWarning]) -> Entry {
    var draft = EntryDraft(documentSize: .max)
    draft.offer(.id, identifier(item["id"]))
    draft.offer(.url, url(item["url"]))
    draft.offer(.externalURL, url(item["external_url"]))
    draft.offer(.title, text(item["title"]))
    draft.offer(.contentHTML, html(item["content_html"]))
    draft.offer(.contentText, item["content_text"]?.string.flatMap(WhiteSpace.collapsedLines))
    draft.offer(.summary, text(item["summary"]))
    draft.offer(.image, url(item["image"]))
    draft.offer(.bannerImage, url(item["banner_image"]))
    draft.offerPublished(date(item["date_published"], &warnings))
    draft.offerModified(date(item["date_modified"], &warnings))
    addPeople(item, to: &draft)
    draft.offer(.language, text(item["language"]))
    for tag in list(item["tags"]) {
      if let term = text(tag) { draft.add(Category(term: term)) }
    }
    for file in list(item["attachments"]) {
      if let attachment = attachment(file) { draft.addEnclosure(attachment) }
    }
    return draft.finish()
  }

  private func attachment(_ value: JSONValue) -> Attachment? {
    guard let url = url(value["url"] ?? value) else { return nil }
    var file = Attachment(url: url)
    file.mimeType = text(value["mime_type"])
    file.title = text(value["title"])
    file.sizeInBytes = nonNegative(value["size_in_bytes"])
    file.durationInSeconds = nonNegative(value["duration_in_seconds"])
    return file
  }

  /// `authors`, or the `author` of 1.0.
  private func addPeople(_ value: JSONValue, to draft: inout EntryDraft) {
    for author in list(value["authors"]) + list(value["author"]) {
      let name = text(author.object == nil ? author : author["name"])
      draft.add(
        author: Person(name: name, url: url(author["url"]), avatar: url(author["avatar"])))
    }
  }

  // MARK: Values

  /// The members of a list; a lone value is a list of one.
  private func list(_ value: JSONValue?) -> [JSONValue] {
    switch value {
    case nil, .null: []
    case .array(let elements): elements
    case .some(let single): [single]
    }
  }

  private func text(_ value: JSONValue?) -> String? {
    switch value {
    case .string(let text): WhiteSpace.collapsed(text)
    case .number(let literal): literal
    default: nil
    }
  }

  private func identifier(_ value: JSONValue?) -> String? {
    switch value {
    case .string(let text): BaseURL.trimmed(text).isEmpty ? nil : BaseURL.trimmed(text)
    case .number(let literal): literal
    default: nil
    }
  }

  private func url(_ value: JSONValue?) -> String? {
    guard let reference = value?.string else { return nil }
    let url = base?.resolve(reference) ?? BaseURL.trimmed(reference)
    return url.isEmpty || BaseURL.trimmed(reference).isEmpty ? nil : url
  }

  private mutating func html(_ value: JSONValue?) -> String? {
    guard let source = value?.string else { return nil }
    let bytes = Array(source.utf8)
    sanitizer.run(bytes.span, base: base, writesHTML: true, writesText: false)
    return sanitizer.trimmedHTML
  }

  private func date(_ value: JSONValue?, _ warnings: inout [FeedWarning]) -> Timestamp? {
    guard let text = value?.string, !text.isEmpty else { return nil }
    if let date = FeedDate.parse(text) { return date }
    if !warnings.contains(where: { $0.code == .badDate }) {
      warnings.append(FeedWarning(.badDate))
    }
    return nil
  }

  private func nonNegative(_ value: JSONValue?) -> Int? {
    let number = value?.int ?? value?.double.flatMap { Int(exactly: $0.rounded()) }
    return number.flatMap { $0 >= 0 ? $0 : nil }
  }
}
