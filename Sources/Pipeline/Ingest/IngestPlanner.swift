import FeedParsing
import News
import Text

/// Decides what a poll's entries are: new, unchanged, edited, recycled, quarantined. Pure.
///
/// An entry is known by its id, else by its link, else by its content. Wrong duplicates hurt more
/// than missed ones: a link decides only where it is the entry's own and the title agrees, unless
/// the feed makes up new ids at every fetch.
struct IngestPlanner {
  let feed: FeedSettings
  /// Before this poll.
  let state: FeedState
  let now: Timestamp
  let outlets: OutletNames

  /// What became of one entry, for the log.
  struct Decided: Hashable, Sendable {
    var decision: EntryDecision
    var title: String
    var id: String
    var url: String?
  }

  struct Result {
    var newArticles: [NewArticle] = []
    var edits: [Edit] = []
    var rekeyed: [ArticleKeys] = []
    /// In document order.
    var decided: [Decided] = []
    /// It has texts from before the last edit, as a server that is behind has: worth another look soon.
    var isPerhapsBehind = false

    var counts: [EntryDecision: Int] {
      decided.reduce(into: [:]) { $0[$1.decision, default: 0] += 1 }
    }
  }

  /// One entry with all that identifies it.
  struct Candidate {
    var entry: Entry
    var text: EntryText
    var keys: ArticleKeys
    /// The id under which it is stored where its own id stands for several texts.
    var compositeID: String
    /// The same where its link stands for several, too.
    var titledID: String { Self.titledID(entry.id, keys) }
    /// From a document of the feed's past: kept, and never news.
    var isPast = false

    /// Without id and link an entry is known by its title and date; the id that the parser made of all it says tells
    /// several of one title apart.
    func knownByTitle() -> Candidate {
      guard entry.isNameless, !text.title.isEmpty else { return self }
      var named = self
      let date = keys.claimed?.rfc3339 ?? ""
      named.keys.entryID =
        "title:" + String(StableHash.of(String(keys.titleHash, radix: 16), date), radix: 16)
      named.compositeID = entry.id
      return named
    }

    static func titledID(_ id: String, _ keys: ArticleKeys) -> String {
      id + "\n" + String(keys.titleHash, radix: 16)
    }

    /// `known` has this entry's id with what tells it apart.
    func isStored(as known: ArticleKeys) -> Bool {
      known.entryID == compositeID || known.entryID == titledID
    }
  }

  /// An entry from the future is taken as published when it is seen: an hour is clock skew.
  static let toleratedSkew: Int64 = 3_600
  /// A date further ahead than a day is no local time without its zone.
  static let toleratedZone: Int64 = 86_400
  /// What comes after an empty first answer is news unless its date is older than that by more than this: alerts of
  /// authorities bear the day, and lists are empty for hours.
  static let emptyAge: Int64 = 86_400
  /// A poll with at least so many new entries is looked at for a re-issue.
  static let reissueMinimum = 10
  /// Versions kept of one article. The longest live pages are rewritten some fifty times; a text that holds a counter or
  /// the time of day changes at each fetch, and is kept as it was from there on.
  static let maximumVersions = 100
  /// A text that was edited and is back for so long was put back; until then its server may be behind.
  static let longestLag: Int64 = 3_600
  /// New entries older than the last success by more than this were there before.
  static let reissueAge: Int64 = 2 * 86_400

  func candidates(of entries: [Entry], isPast: Bool = false) -> [Candidate] {
    entries.map { entry in
      let text = EntryText(entry)
      let id = entry.id
      let urlKey = entry.url.flatMap { URLKey.of($0) }
      let hashes = text.hashes
      var keys = ArticleKeys(
        feed: feed.id, entryID: id, urlKey: urlKey, contentHash: hashes.content,
        titleHash: hashes.title,
        claimed: Self.claimed(entry.published) ?? Self.claimed(entry.modified))
      keys.url = entry.url
      return Candidate(
        entry: entry, text: text, keys: keys,
        compositeID: urlKey.map { id + "\n" + $0 } ?? Candidate.titledID(id, keys), isPast: isPast
      ).knownByTitle()
    }
  }

  /// Nil for what programs write where they know no date: what is before 1700 (Go, PHP, Windows, years of two digits), and
  /// the first days of Unix, of FAT, of the Macintosh, of OLE and of SQL Server. Feeds are younger than all of them.
  private static func claimed(_ date: Timestamp?) -> Timestamp? {
    guard let date else { return nil }
    let day = date.utcDate
    let isZero =
      day.year < 1700 || (-1...0).contains(day.daysSinceEpoch) || zeroDays.contains(day)
    return isZero ? nil : date
  }

  private static let zeroDays = [
    CivilDate(year: 1753, month: 1, day: 1), CivilDate(year: 1899, month: 12, day: 30),
    CivilDate(year: 1899, month: 12, day: 31), CivilDate(year: 1900, month: 1, day: 1),
    CivilDate(year: 1904, month: 1, day: 1), CivilDate(year: 1980, month: 1, day: 1),
  ]

  /// `forgotten` are entry ids that retention has let go, or would: they do not come back as news.
  func decide(
    _ candidates: [Candidate], known: [ArticleKeys], forgotten: Set<String> = []
  ) -> Result {
    var identities = KnownEntries(known, candidates: candidates)
    var result = Result()
    var fresh: [(index: Int, candidate: Candidate, entryID: String)] = []
    for (index, candidate) in candidates.enumerated() {
      let decision: EntryDecision
      switch identities.identify(candidate) {
      case .repeated:
        decision = .unchanged
      case .known(let keys):
        decision = note(candidate, as: keys, in: &result)
      case .new(let entryID) where forgotten.contains(entryID):
        decision = .filtered
      case .new(let entryID):
        fresh.append((index, candidate, entryID))
        decision = .new
      }
      result.decided.append(
        Decided(
          decision: decision, title: candidate.text.title, id: candidate.entry.id,
          url: candidate.entry.url))
    }
    let isReissue = looksReissued(fresh.map(\.candidate), of: candidates.count)
    // Feeds list the newest first: among equal dates the later in the document is the older.
    fresh.sort { left, right in
      let (leftDate, rightDate) = (published(left.candidate), published(right.candidate))
      return leftDate != rightDate ? leftDate < rightDate : left.index > right.index
    }
    for (index, candidate, entryID) in fresh {
      let isOld = isReissue && isFromBefore(candidate)
      if isOld { result.decided[index].decision = .quarantined }
      result.newArticles.append(newArticle(candidate, entryID: entryID, isSetAside: isOld))
    }
    return result
  }

  /// A known entry: unchanged, edited, or its keys moved; `filtered` where it was edited too often.
  private func note(_ candidate: Candidate, as known: ArticleKeys, in result: inout Result)
    -> EntryDecision
  {
    var keys = candidate.keys
    keys.number = known.number
    keys.version = known.version
    let isEarlier =
      known.contentHash != keys.contentHash && known.earlierHashes.contains(keys.contentHash)
    let mayBePutBack = isEarlier && Self.mayBePutBack(keys.contentHash, known)
    if known.contentHash == keys.contentHash
      || isEarlier && !(mayBePutBack && wasPutBack(candidate.entry, known))
    {
      keys.behindSince = mayBePutBack ? known.behindSince ?? now : nil
      keys.contentHash = known.contentHash
      keys.titleHash = known.titleHash
      if candidate.isStored(as: known) { keys.entryID = known.entryID }
      let isSameKeys =
        keys.entryID == known.entryID && keys.urlKey == known.urlKey
        && keys.claimed == known.claimed
      result.isPerhapsBehind = result.isPerhapsBehind || mayBePutBack
      if isSameKeys, keys.behindSince == known.behindSince { return .unchanged }
      result.rekeyed.append(keys)
      return isSameKeys ? .unchanged : .recycled
    }
    guard known.version < Self.maximumVersions else { return .filtered }
    if candidate.isStored(as: known) { keys.entryID = known.entryID }
    keys.version += 1
    var edit = Edit(
      keys: keys, version: keys.version, title: candidate.text.title, text: candidate.text.text,
      seenAt: now, modified: candidate.entry.modified)
    edit.wantsPage = feed.wantsPage(text: edit.text, url: candidate.entry.url)
    result.edits.append(edit)
    return .edited
  }

  /// Once: servers that are not of one mind, and headlines that are tried out, go back and forth for ever.
  private static func mayBePutBack(_ contentHash: UInt64, _ known: ArticleKeys) -> Bool {
    known.version < maximumVersions && known.earlierHashes.count { $0 == contentHash } == 1
  }

  /// An earlier text that says that it is the newest, or that nothing newer has been seen beside for long enough.
  private func wasPutBack(_ entry: Entry, _ known: ArticleKeys) -> Bool {
    if let modified = entry.modified, let last = known.modified, modified > last { return true }
    return known.behindSince.map { now.seconds(since: $0) >= Self.longestLag } ?? false
  }

  private func published(_ candidate: Candidate) -> Timestamp {
    guard let claimed = candidate.keys.claimed, claimed <= now.adding(seconds: Self.toleratedSkew)
    else { return now }
    return min(claimed, now)
  }

  private func newArticle(_ candidate: Candidate, entryID: String, isSetAside: Bool) -> NewArticle {
    let entry = candidate.entry
    var keys = candidate.keys
    keys.entryID = entryID
    keys.version = 1
    let published = published(candidate)
    let outlet = outlets.outlet(of: entry, in: feed)
    let article = Article(
      id: StableID.make("ar", feed.id, entryID), feed: feed.id, group: feed.group,
      entryID: entryID, url: entry.url, outlet: outlet,
      role: outlets.role(of: outlet, in: feed), author: entry.authors.compactMap(\.name).first,
      language: entry.language,
      title: candidate.text.title, text: candidate.text.text, published: published, firstSeen: now,
      isAhead: keys.claimed.map { $0 > now.adding(seconds: Self.toleratedZone) } ?? false,
      isBaseline: isSetAside || candidate.isPast
        || (!state.isBaselined && isBaseline(published)))
    var new = NewArticle(article: article, keys: keys, decision: isSetAside ? .quarantined : .new)
    // What alerts nobody is worth no request.
    new.wantsPage =
      !article.isBaseline && feed.wantsPage(text: article.text, url: article.url)
    return new
  }

  private func isBaseline(_ published: Timestamp) -> Bool {
    switch feed.firstRun {
    // A feed that was empty has had no news for a day at least where none of it is younger.
    case .baseline:
      state.lastSuccess.map { published < $0.adding(seconds: -Self.emptyAge) } ?? true
    case .recent(let age): published < now.adding(seconds: -age.components.seconds)
    case .all: false
    }
  }

  /// A feed that suddenly shows a page of old entries under new ids has been re-issued.
  private func looksReissued(_ fresh: [Candidate], of total: Int) -> Bool {
    guard state.isBaselined, fresh.count >= Self.reissueMinimum else { return false }
    let old = fresh.count(where: isFromBefore)
    return old * 2 >= fresh.count && fresh.count * 5 >= total * 4
  }

  private func isFromBefore(_ candidate: Candidate) -> Bool {
    guard let claimed = candidate.keys.claimed, let last = state.lastSuccess else { return false }
    return claimed < last.adding(seconds: -Self.reissueAge)
  }
}
