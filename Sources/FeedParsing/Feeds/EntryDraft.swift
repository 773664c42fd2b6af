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

  /// Forgets the last entry, which was given up.
  mutating func begin() {
    ranks = Ranks()
    if undefinedSummary != nil { undefinedSummary = nil }
    if !authors.isEmpty { authors = People() }
    if !contributors.isEmpty { contributors = People() }
    if !tags.isEmpty { tags = Tags() }
    if !enclosures.files.isEmpty { enclosures = Attachments() }
    if !mediaContents.files.isEmpty { mediaContents = Attachments() }
  }

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

  /// Gives the finished entry up; nothing may be offered before the next one begins.
  mutating func finish() -> Entry {
    if let summary = undefinedSummary {
      if ranks.summary == .max {
        entry.summary = summary.text
        entry.summaryHTML = summary.html
      } else if ranks.content == .max {
        entry.contentHTML = summary.html
      }
    }
    if !authors.isEmpty { entry.authors = authors.values }
    if !contributors.isEmpty { entry.contributors = contributors.values }
    if !tags.isEmpty { entry.categories = tags.categories }
    let files = enclosures.values(followedBy: mediaContents)
    if !files.isEmpty { entry.attachments = files }
    if ranks.id == .max {
      entry.id = entry.synthesizedID
      entry.isIDSynthesized = true
    }
    // Moved: a copy would count a reference for each of its texts.
    return exchange(&entry, with: Entry(id: ""))
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
