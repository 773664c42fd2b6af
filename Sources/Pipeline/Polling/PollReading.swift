import FeedParsing
import Fetching
import News

/// What came back from one poll, as far as it can be told without knowing what is stored. Pure.
enum PollReading {
  /// A feed was read from a body that we had not seen; without a hash where the same body is to be read again.
  case feed(ParsedFeed, bodyHash: UInt64?)
  /// 304, or the bytes of last time.
  case unchanged
  case gone
  case failed(PollFailure)

  /// Most items taken from one document; feeds of whole archives exist, and so do bombs.
  static let maximumEntries = 5_000

  init(_ response: Response, for feed: FeedSettings, state: FeedState) {
    switch response.status {
    case 304:
      self = response.wasConditional ? .unchanged : .failed(.unaskedNotModified)
    case 410:
      self = .gone
    // 206 is a part that nobody asked for; 226 is a part, too, and was asked for (RFC 3229).
    case 200..<300 where response.status != 206 && (response.status != 226 || response.isDelta):
      self.init(
        body: response.body, contentType: response.contentType,
        contentLanguage: response.contentLanguage, baseURL: response.effectiveURL, state: state)
      if response.isDelta, case .feed(let parsed, _) = self {
        self = .feed(parsed, bodyHash: state.bodyHash)
      }
    default:
      self = .failed(.status(response.status))
    }
  }

  init(
    body: [UInt8], contentType: String?, contentLanguage: String?, baseURL: String?,
    state: FeedState
  ) {
    let hash = Self.hash(body)
    if hash == state.bodyHash {
      self = .unchanged
      return
    }
    do throws(FeedParseError) {
      var parsed = try FeedParser.parse(
        body, contentType: contentType, baseURL: baseURL, contentLanguage: contentLanguage,
        maximumEntries: Self.maximumEntries)
      // Half an entry would come back as an edit.
      if parsed.endsInEntry { parsed.entries.removeLast() }
      guard !parsed.isTruncated || !parsed.entries.isEmpty else {
        self = .failed(.notAFeed("the document ends before it is complete"))
        return
      }
      self = .feed(parsed, bodyHash: parsed.isTruncated ? nil : hash)
    } catch {
      self = .failed(error.code == .html ? .page : .notAFeed(error.message))
    }
  }

  /// Several documents of a local directory, as one feed. What cannot be read, or not to its end, is told to `problem`.
  init(
    documents: [FileFeed.Document], state: FeedState, problem tell: (String) -> Void
  ) {
    let hash = Self.hash(documents.flatMap { Array($0.name.utf8) + [0] + $0.bytes })
    if hash == state.bodyHash {
      self = .unchanged
      return
    }
    var feeds: [ParsedFeed] = []
    var problem: String?
    for document in documents {
      do throws(FeedParseError) {
        var feed = try FeedParser.parse(document.bytes, maximumEntries: Self.maximumEntries)
        if feed.endsInEntry { feed.entries.removeLast() }
        if feed.isTruncated { tell("\(document.name): the document ends before it is complete") }
        feeds.append(feed)
      } catch {
        problem = problem ?? "\(document.name): \(error.message)"
        tell("\(document.name): \(error.message)")
      }
    }
    // A directory waits for its first file as a feed does for its first entry.
    guard var whole = feeds.first ?? (documents.isEmpty ? ParsedFeed(format: .rss) : nil) else {
      self = .failed(.notAFeed(problem ?? "no feed in the directory"))
      return
    }
    if feeds.count > 1 { whole.title = nil }
    whole.entries = feeds.flatMap(\.entries)
    whole.warnings = feeds.flatMap(\.warnings)
    whole.isCut = feeds.contains(where: \.isCut)
    self = .feed(whole, bodyHash: whole.isTruncated ? nil : hash)
  }

  private static func hash(_ bytes: [UInt8]) -> UInt64 {
    var hash = StableHash()
    for byte in bytes { hash.add(byte) }
    return hash.value
  }
}

/// Why a poll brought no feed.
enum PollFailure: Hashable, Sendable {
  case fetch(FetchError)
  case status(Int)
  case notAFeed(String)
  /// HTML in place of a feed: a login, a parking lot, a portal of the network we are in.
  case page
  /// A 304 where nothing had been asked on condition.
  case unaskedNotModified
  case configuration(String)
  /// As a recording tells it.
  case recorded(String)

  /// In words, for the log and the table of feeds; never a secret.
  var message: String {
    switch self {
    case .fetch(let error): error.message
    case .status(let status): "HTTP status \(status)"
    case .notAFeed(let reason): "not a feed: \(reason)"
    case .page: "not a feed: a page of HTML"
    case .unaskedNotModified: "status 304 without a condition in the request"
    case .configuration(let reason), .recorded(let reason): reason
    }
  }
}
