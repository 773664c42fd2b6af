internal import News

/// The feed's own values while the document is read.
struct FeedDraft: ~Copyable {
  var title = Slot<String>()
  var homePage = Slot<String>()
  var feedURL = Slot<String>()
  var description = Slot<String>()
  var language = Slot<String>()
  var icon = Slot<String>()
  var favicon = Slot<String>()
  var nextURL = Slot<String>()
  var id = Slot<String>()
  var updated = Slot<Timestamp>()
  var published = Slot<Timestamp>()
  var rights = Slot<String>()
  var generatorName = Slot<String>()
  var generatorURL = Slot<String>()
  var generatorVersion = Slot<String>()
  var ttl = Slot<Int>()
  /// People, tags and links, gathered as an entry's are.
  var lists: EntryDraft
  var webMaster: Person?
  var hubs: [Hub] = []
  var skipHours: [Int] = []
  var skipDays: [Int] = []
  var updatePeriod: String?
  var updateFrequency: Int?

  init(documentSize: Int) {
    lists = EntryDraft(documentSize: documentSize)
  }

  /// Minutes between updates as the syndication module has them (`sy:updatePeriod`).
  var syndicationMinutes: Int? {
    guard updatePeriod != nil || updateFrequency != nil else { return nil }
    let period: Int
    switch (updatePeriod ?? "daily").lowercased() {
    case "hourly": period = 60
    case "weekly": period = 7 * 24 * 60
    case "monthly": period = 30 * 24 * 60
    case "yearly": period = 365 * 24 * 60
    case "daily": period = 24 * 60
    default: return nil
    }
    return max(1, period / max(1, updateFrequency ?? 1))
  }

  mutating func feed(_ format: FeedFormat) -> ParsedFeed {
    let lists = lists.finish()
    var feed = ParsedFeed(format: format)
    feed.title = title.value
    feed.homePageURL = homePage.value
    feed.feedURL = feedURL.value
    feed.description = description.value
    feed.language = language.value
    feed.icon = icon.value
    feed.favicon = favicon.value
    feed.authors = lists.authors
    if feed.authors.isEmpty, let webMaster { feed.authors = [webMaster] }
    feed.contributors = lists.contributors
    feed.hubs = hubs
    feed.nextURL = nextURL.value
    feed.id = id.value
    feed.updated = updated.value
    feed.published = published.value
    feed.rights = rights.value
    if generatorName.value != nil || generatorURL.value != nil {
      feed.generator = Generator(
        name: generatorName.value, url: generatorURL.value, version: generatorVersion.value)
    }
    feed.tags = lists.categories.map(\.term)
    feed.ttlMinutes = ttl.value ?? syndicationMinutes
    feed.skipHours = skipHours
    feed.skipDays = skipDays
    feed.links = lists.links
    return feed
  }
}
