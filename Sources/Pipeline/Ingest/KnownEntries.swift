import FeedParsing
import News

/// Finds the known article an entry is, one entry after the other, each article once.
struct KnownEntries {
  enum Identity: Hashable {
    case known(ArticleKeys)
    /// To be stored under this entry id.
    case new(String)
    /// Stood in this document already.
    case repeated
  }

  private var byID: [String: ArticleKeys] = [:]
  private var byURL: [String: ArticleKeys] = [:]
  /// Where several known articles have one link: all but the one in `byURL`.
  private var othersByURL: [String: [ArticleKeys]] = [:]
  private var byContent: [UInt64: ArticleKeys] = [:]
  /// Ids and links that several different texts of this document carry identify nothing alone.
  private var sharedIDs: Set<String> = []
  private var sharedURLs: Set<String> = []
  private var ownIDs: Set<String> = []
  /// The feed makes up its ids anew at every fetch: links are the identity.
  private var churnsIDs = false
  /// They are places in a list: an item stands under the id that another one had.
  private var idsWander = false
  private var seenIDs: Set<String> = []
  private var seenNumbers: Set<Int64> = []

  init(_ known: [ArticleKeys], candidates: [IngestPlanner.Candidate]) {
    byID.reserveCapacity(known.count)
    byURL.reserveCapacity(known.count)
    byContent.reserveCapacity(known.count)
    seenNumbers.reserveCapacity(known.count)
    for keys in known {
      byID[keys.entryID] = keys
      if let url = keys.urlKey, let other = byURL.updateValue(keys, forKey: url) {
        othersByURL[url, default: []].append(other)
      }
      byContent[keys.contentHash] = keys
    }
    let shared = Self.shared(candidates)
    sharedIDs = shared.ids
    sharedURLs = shared.urls
    ownIDs = Set(candidates.map(\.keys.entryID))
    let unknown = candidates.filter { byID[$0.keys.entryID] == nil }
    let linked = unknown.filter { candidate in
      candidate.keys.urlKey.map { !sharedURLs.contains($0) && byURL[$0] != nil } ?? false
    }
    churnsIDs = linked.count >= 2 && linked.count * 2 >= candidates.count
    idsWander = candidates.contains { candidate in
      byID[candidate.keys.entryID].map { wanderer(candidate.keys, from: $0) != nil } ?? false
    }
  }

  /// Everything the store shall be asked for: plain and composite ids.
  static func entryIDs(of candidates: [IngestPlanner.Candidate]) -> [String] {
    let urls = shared(candidates).urls
    return candidates.flatMap { candidate in
      let ids = [candidate.keys.entryID, candidate.compositeID]
      return isLinkShared(candidate, urls) ? ids + [candidate.titledID] : ids
    }
  }

  private static func isLinkShared(_ candidate: IngestPlanner.Candidate, _ urls: Set<String>)
    -> Bool
  {
    candidate.keys.urlKey.map(urls.contains) ?? false
  }

  mutating func identify(_ candidate: IngestPlanner.Candidate) -> Identity {
    let identity = find(candidate)
    switch identity {
    case .known(let keys):
      return seenNumbers.insert(keys.number).inserted ? identity : .repeated
    case .new(let id):
      return seenIDs.insert(id).inserted ? identity : .repeated
    case .repeated:
      return .repeated
    }
  }

  private func find(_ candidate: IngestPlanner.Candidate) -> Identity {
    let keys = candidate.keys
    // A link that several items of the document have tells none of them apart: there the title does.
    let isLinkShared = Self.isLinkShared(candidate, sharedURLs)
    let compositeID = isLinkShared ? candidate.titledID : candidate.compositeID
    if let known = byID[compositeID] { return .known(known) }
    if isLinkShared, let known = byID[candidate.compositeID], known.titleHash == keys.titleHash {
      return .known(known)
    }
    if sharedIDs.contains(keys.entryID) {
      // One id for several items: the first that was stored under the plain id keeps it.
      if let known = byID[keys.entryID],
        candidate.entry.isNameless
          ? known.contentHash == keys.contentHash
          : known.titleHash == keys.titleHash || (known.urlKey == keys.urlKey && !isLinkShared)
      {
        return .known(known)
      }
      return .new(compositeID)
    }
    if let known = byID[keys.entryID] {
      // Ids that are places in a list, under one date for all.
      if !isLinkShared, let other = wanderer(keys, from: known) { return .known(other) }
      guard isAnotherItem(keys, than: known) else { return .known(known) }
      return moved(keys).map { .known($0) } ?? .new(compositeID)
    }
    if let url = keys.urlKey, !isLinkShared, let known = linked(to: url, titled: keys.titleHash),
      !ownIDs.contains(known.entryID), churnsIDs || known.titleHash == keys.titleHash
    {
      return .known(known)
    }
    if let known = byContent[keys.contentHash], !ownIDs.contains(known.entryID),
      known.claimed == keys.claimed || known.claimed == nil || keys.claimed == nil
    {
      return .known(known)
    }
    return .new(keys.entryID)
  }

  /// The known article with that link and title, whatever id it stands under now.
  private func linkedAndTitled(_ keys: ArticleKeys) -> ArticleKeys? {
    guard let url = keys.urlKey, let known = linked(to: url, titled: keys.titleHash),
      known.titleHash == keys.titleHash
    else { return nil }
    return known
  }

  /// The known article with that text and date, whatever id and link it stands under now.
  private func moved(_ keys: ArticleKeys) -> ArticleKeys? {
    guard let known = byContent[keys.contentHash], let claimed = known.claimed,
      claimed == keys.claimed
    else { return nil }
    return known
  }

  /// The known article with that link: the one of that title, where there are several.
  private func linked(to url: String, titled title: UInt64) -> ArticleKeys? {
    guard let known = byURL[url], known.titleHash != title else { return byURL[url] }
    return othersByURL[url]?.first { $0.titleHash == title } ?? known
  }

  /// The same id with another page, another title and another date is another item.
  ///
  /// A query alone is no other page: outlets add where the reader comes from, under names of their own.
  /// And where a rewritten headline changes the link made from it, the date stays: that tells, unless ids wander.
  private func isAnotherItem(_ keys: ArticleKeys, than known: ArticleKeys) -> Bool {
    guard let url = keys.urlKey, let knownURL = known.urlKey, keys.titleHash != known.titleHash,
      Self.page(of: url) != Self.page(of: knownURL)
    else { return false }
    return idsWander || keys.claimed == nil || keys.claimed != known.claimed
  }

  /// An item that stands under this id, but is known under another one by another link and title.
  private func wanderer(_ keys: ArticleKeys, from known: ArticleKeys) -> ArticleKeys? {
    guard keys.titleHash != known.titleHash, keys.urlKey != known.urlKey else { return nil }
    return linkedAndTitled(keys)
  }

  private static func page(of urlKey: String) -> Substring {
    urlKey.prefix { $0 != "?" && $0 != "#" }
  }

  private static func shared(_ candidates: [IngestPlanner.Candidate])
    -> (ids: Set<String>, urls: Set<String>)
  {
    // The first that has it.
    var ids: [String: Int] = [:]
    var urls: [String: Int] = [:]
    ids.reserveCapacity(candidates.count)
    urls.reserveCapacity(candidates.count)
    var shared: (ids: Set<String>, urls: Set<String>) = ([], [])
    for (index, candidate) in candidates.enumerated() {
      let keys = candidate.keys
      if let first = ids.first(for: keys.entryID, index).map({ candidates[$0] }) {
        if first.keys.urlKey != keys.urlKey || first.keys.titleHash != keys.titleHash
          || first.entry.isNameless && first.compositeID != candidate.compositeID
        {
          shared.ids.insert(keys.entryID)
        }
      }
      guard let url = keys.urlKey else { continue }
      if let first = urls.first(for: url, index).map({ candidates[$0].keys }),
        first.titleHash != keys.titleHash
      {
        shared.urls.insert(url)
      }
    }
    return shared
  }
}

extension [String: Int] {
  /// What stands under `key` already; nil where `value` does from now on.
  fileprivate mutating func first(for key: String, _ value: Int) -> Int? {
    let known = Self.stored(&self[key, default: value])
    return known == value ? nil : known
  }

  private static func stored(_ value: inout Int) -> Int { value }
}
