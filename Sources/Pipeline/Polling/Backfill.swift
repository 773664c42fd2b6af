import FeedParsing
import Fetching
import News

/// Follows a feed into its past: documents of its archive (RFC 5005 section 4), else its further pages (section 3),
/// from newest to oldest.
///
/// Decides what is asked next and when it is enough; asks nobody. What comes is background: it never alerts.
struct Backfill {
  /// Documents still to be asked for.
  private var left: Int
  private var visited: Set<String>
  private var bodies: Set<UInt64>
  private var knownIDs: Set<String>
  private var next: String?
  private let isSecure: Bool
  /// Entries of the past that the newer documents did not have.
  private(set) var entries: [Entry] = []
  /// Why it ended before its time, in words; nil where nothing went wrong.
  private(set) var problem: String?

  /// Begins behind `feed`, which came from `url` with the hash `bodyHash`; goes through at most `documents`.
  init(behind feed: ParsedFeed, from url: String, bodyHash: UInt64?, documents: Int) {
    left = documents
    visited = [Self.withoutFragment(url)]
    bodies = bodyHash.map { [$0] } ?? []
    knownIDs = Set(feed.entries.map(\.id))
    isSecure = url.lowercased().hasPrefix("https:")
    next = Self.older(than: feed)
  }

  /// The document to ask for; nil when it is enough.
  mutating func nextURL() -> String? {
    guard left > 0, problem == nil, entries.count < PollReading.maximumEntries,
      let url = next.map(Self.withoutFragment)
    else { return nil }
    guard visited.insert(url).inserted else { return nil }
    guard !isSecure || url.lowercased().hasPrefix("https:") else {
      problem = "\(SecretFreeURL.text(url)) leads from https to http"
      return nil
    }
    left -= 1
    return url
  }

  /// `url` brought a feed, from `effectiveURL`.
  mutating func take(_ feed: ParsedFeed, bodyHash: UInt64?, from effectiveURL: String) {
    visited.insert(Self.withoutFragment(effectiveURL))
    next = nil
    if let bodyHash, !bodies.insert(bodyHash).inserted { return }
    // Where documents disagree on an entry, the newer one has it as it is.
    let older = feed.entries.filter { knownIDs.insert($0.id).inserted }
    guard !older.isEmpty else { return }
    entries += older.prefix(PollReading.maximumEntries - entries.count)
    next = Self.older(than: feed)
  }

  /// `url` brought no feed: what there is, is kept.
  mutating func fail(_ url: String, _ reason: String) {
    problem = "\(SecretFreeURL.text(url)): \(reason)"
  }

  private static func older(than feed: ParsedFeed) -> String? {
    feed.links.first { $0.rel.lowercased() == "prev-archive" }?.href ?? feed.nextURL
  }

  private static func withoutFragment(_ url: String) -> String {
    String(url.prefix { $0 != "#" })
  }
}
