internal import News

/// One entry while the document is read: what is known of it, and how good each value's source is.
struct EntryDraft {
  /// The rank of what each value of `entry` holds; see `Slot`.
  struct Ranks {
    var id = UInt8.max
    var url = UInt8.max
    var externalURL = UInt8.max
    var title = UInt8.max
    var content = UInt8.max
    var summary = UInt8.max
    var image = UInt8.max
    var published = UInt8.max
    var modified = UInt8.max
    var language = UInt8.max
    var rights = UInt8.max
    var comments = UInt8.max
    var commentsFeed = UInt8.max
  }
  struct Summary {
    var text: String?
    var html: String?
  }
  var entry = Entry(id: "")
  var ranks = Ranks()
  /// `summary` in RSS.
  var undefinedSummary: Summary?
  var authors = People()
  var contributors = People()
  var tags = Tags()
  var enclosures = Attachments()
  var mediaContents = Attachments()

  mutating func offerID(_ id: String?, rank: UInt8 = 0) {
    guard rank < ranks.id, let id else { return }
    entry.id = id
    ranks.id = rank
  }

  mutating func offerURL(_ url: String?, rank: UInt8 = 0) {
    entry.url.offer(url, rank: rank, over: &ranks.url)
  }

  mutating func offerTitle(_ title: String?, rank: UInt8 = 0) {
    entry.title.offer(title, rank: rank, over: &ranks.title)
  }

  mutating func offerSummary(_ summary: Summary?, rank: UInt8 = 0) {
    guard rank < ranks.summary, let summary else { return }
    entry.summary = summary.text
    entry.summaryHTML = summary.html
    ranks.summary = rank
  }

  mutating func offerHTML(_ html: String?, rank: UInt8) {
    guard rank < ranks.content, let html else { return }
    entry.contentHTML = html
    entry.contentText = nil
    ranks.content = rank
  }

  mutating func offerText(_ text: String?, rank: UInt8) {
    guard rank < ranks.content, let text else { return }
    entry.contentText = text
    entry.contentHTML = nil
    ranks.content = rank
  }

  mutating func offerImage(_ url: String?, rank: UInt8 = 0) {
    entry.image.offer(url, rank: rank, over: &ranks.image)
  }

  mutating func offerPublished(_ date: Timestamp?, rank: UInt8 = 0) {
    entry.published.offer(date, rank: rank, over: &ranks.published)
  }

  mutating func offerModified(_ date: Timestamp?, rank: UInt8 = 0) {
    entry.modified.offer(date, rank: rank, over: &ranks.modified)
  }

  mutating func offerExternal(_ url: String?) {
    entry.externalURL.offer(url, rank: 0, over: &ranks.externalURL)
  }

  mutating func offerComments(_ url: String?) {
    entry.commentsURL.offer(url, rank: 0, over: &ranks.comments)
  }

  mutating func offerCommentsFeed(_ url: String?) {
    entry.commentsFeedURL.offer(url, rank: 0, over: &ranks.commentsFeed)
  }

  mutating func offerLanguage(_ language: String?, rank: UInt8 = 0) {
    entry.language.offer(language, rank: rank, over: &ranks.language)
  }

  mutating func offerRights(_ rights: String?, rank: UInt8 = 0) {
    entry.rights.offer(rights, rank: rank, over: &ranks.rights)
  }

  /// Gives the finished entry up; nothing may be offered afterwards.
  mutating func finish() -> Entry {
    var finished = Entry(id: "")
    swap(&finished, &entry)
    if let summary = undefinedSummary {
      if ranks.summary == .max {
        finished.summary = summary.text
        finished.summaryHTML = summary.html
      } else if ranks.content == .max {
        finished.contentHTML = summary.html
      }
    }
    if !authors.isEmpty { finished.authors = authors.values }
    if !contributors.isEmpty { finished.contributors = contributors.values }
    if !tags.isEmpty { finished.categories = tags.categories }
    let files = enclosures.values(followedBy: mediaContents)
    if !files.isEmpty { finished.attachments = files }
    if ranks.id == .max {
      finished.id = finished.synthesizedID
      finished.isIDSynthesized = true
    }
    return finished
  }
}

extension Entry {
  /// A stable id for an entry that came without: its URL, else a hash of what it says.
  var synthesizedID: String {
    if let url { return url }
    let hash = StableHash.of(
      title ?? "", contentHTML ?? contentText ?? summaryHTML ?? summary ?? "",
      published?.rfc3339 ?? modified?.rfc3339 ?? "", attachments.first?.url ?? "")
    return "hash:" + String(hash, radix: 16)
  }
}
