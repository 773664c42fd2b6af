internal import News
internal import Text

/// Reads RSS in JSON (http://scripting.com/2016/09/05/1283.html): RSS 2.0 with objects for elements.
struct RSSInJSONReader: ~Copyable {
  let base: BaseURL?
  private var sanitizer = HTMLSanitizer()

  init(base: BaseURL?) {
    self.base = base
  }

  /// The channel where the document has one.
  static func channel(of value: JSONValue) -> JSONValue? {
    guard let channel = value["rss"]?["channel"], channel.object != nil else { return nil }
    return channel
  }

  mutating func read(_ channel: JSONValue, maximumEntries: Int) -> ParsedFeed {
    var feed = ParsedFeed(format: .rssInJSON)
    feed.title = plain(channel["title"])
    feed.homePageURL = url(channel["link"])
    feed.description = plain(channel["description"])
    feed.language = string(channel["language"])
    feed.published = date(channel["pubDate"])
    feed.updated = date(channel["lastBuildDate"])
    feed.rights = plain(channel["copyright"])
    feed.ttlMinutes = string(channel["ttl"]).flatMap { Int($0) }
    feed.icon = url(channel["image"]?["url"])
    if let name = plain(channel["generator"]) { feed.generator = Generator(name: name) }
    for name in ["managingEditor", "webMaster"] where feed.authors.isEmpty {
      feed.authors = [string(channel[name]).flatMap(PersonString.person)].compactMap { $0 }
    }
    var lists = EntryDraft(documentSize: .max)
    addCategories(channel["category"], to: &lists)
    feed.tags = lists.finish().categories.map(\.term)
    let items = list(channel["item"] ?? channel["items"])
    for item in items where item.object != nil {
      if feed.entries.count >= maximumEntries {
        feed.isCut = true
        feed.warnings.append(FeedWarning(.cut))
        break
      }
      feed.entries.append(entry(item))
    }
    return feed
  }

  private mutating func entry(_ item: JSONValue) -> Entry {
    var draft = EntryDraft(documentSize: .max)
    draft.offer(.title, plain(item["title"]))
    draft.offer(.url, url(item["link"]))
    if let bytes = string(item["description"]).map({ Array($0.utf8) }) {
      sanitizer.run(bytes.span, base: base, writesHTML: true, writesText: true)
      draft.offerSummary(draft.takeSummary(&sanitizer))
    }
    if let bytes = string(item["content:encoded"]).map({ Array($0.utf8) }) {
      sanitizer.run(bytes.span, base: base, writesHTML: true, writesText: false)
      draft.offerContent(.contentHTML, draft.takeHTML(&sanitizer), rank: 0)
    }
    draft.offerPublished(date(item["pubDate"]))
    draft.add(author: string(item["author"]).flatMap(PersonString.person))
    addCategories(item["category"], to: &draft)
    draft.offer(.commentsURL, url(item["comments"]))
    for value in list(item["enclosure"]) {
      guard let url = url(value["url"]) else { continue }
      var file = Attachment(url: url)
      file.mimeType = string(value["type"])
      file.sizeInBytes = string(value["length"]).flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
      draft.addEnclosure(file)
    }
    addGUID(item["guid"], to: &draft)
    if let source = item["source"] {
      var origin = EntrySource()
      origin.title = plain(source)
      origin.feedURL = url(source["url"])
      draft.keep(origin)
    }
    return draft.finish()
  }

  private func addGUID(_ value: JSONValue?, to draft: inout EntryDraft) {
    guard let guid = string(value) else { return }
    draft.offer(.id, guid)
    let flag = value?["isPermaLink"]
    let isPermalink = flag?.bool ?? (flag?.string?.lowercased() != "false")
    draft.isGUIDPermalink = isPermalink
    if isPermalink, guid.hasPrefix("http://") || guid.hasPrefix("https://") {
      draft.offer(.url, guid, rank: 2)
    }
  }

  private func addCategories(_ value: JSONValue?, to draft: inout EntryDraft) {
    for category in list(value) {
      guard let term = string(category).flatMap(WhiteSpace.collapsed) else { continue }
      draft.add(Category(term: term, scheme: category["domain"]?.string))
    }
  }

  private func list(_ value: JSONValue?) -> [JSONValue] {
    switch value {
    case nil, .null: []
    case .array(let elements): elements
    case .some(let single): [single]
    }
  }

  /// A string or number, or what an object holds as the element's text.
  private func string(_ value: JSONValue?) -> String? {
    switch value {
    case .string(let text):
      let trimmed = BaseURL.trimmed(text)
      return trimmed.isEmpty ? nil : text
    case .number(let literal): return literal
    case .object:
      return string(value?["#value"] ?? value?["value"] ?? value?["text"] ?? value?["#text"])
    default: return nil
    }
  }

  private func plain(_ value: JSONValue?) -> String? {
    guard let text = string(value).map({ HTMLSanitizer.plainText($0) }), !text.isEmpty else {
      return nil
    }
    return text
  }

  private func url(_ value: JSONValue?) -> String? {
    guard let reference = string(value) else { return nil }
    return base?.resolve(reference) ?? BaseURL.trimmed(reference)
  }

  private func date(_ value: JSONValue?) -> Timestamp? {
    string(value).flatMap(FeedDate.parse)
  }
}
