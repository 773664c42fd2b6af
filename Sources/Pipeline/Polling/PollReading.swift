import FeedParsing
import Fetching
import News

/// What came back from one poll, as far as it can be told without knowing what is stored. Pure.
enum PollReading {
  /// A feed was read from a body that we had not seen.
  case feed(ParsedFeed, bodyHash: UInt64)
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
    case 200..<300:
      self.init(
        body: response.body, contentType: response.contentType,
        contentLanguage: response.contentLanguage, baseURL: response.effectiveURL, state: state)
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
      let parsed = try FeedParser.parse(
        body, contentType: contentType, baseURL: baseURL, contentLanguage: contentLanguage,
        maximumEntries: Self.maximumEntries)
      self = .feed(parsed, bodyHash: hash)
    } catch {
      self = .failed(.notAFeed(error.message))
    }
  }

  /// Several documents of a local directory, as one feed; what cannot be read is left out and told.
  init(documents: [FileFeed.Document], state: FeedState) {
    let hash = Self.hash(documents.flatMap { Array($0.name.utf8) + [0] + $0.bytes })
    if hash == state.bodyHash {
      self = .unchanged
      return
    }
    var feeds: [ParsedFeed] = []
    var problem: String?
    for document in documents {
      do throws(FeedParseError) {
        feeds.append(try FeedParser.parse(document.bytes, maximumEntries: Self.maximumEntries))
      } catch {
        problem = problem ?? "\(document.name): \(error.message)"
      }
    }
    guard var whole = feeds.first else {
      self = .failed(.notAFeed(problem ?? "no file in the directory"))
      return
    }
    if feeds.count > 1 { whole.title = nil }
    whole.entries = feeds.flatMap(\.entries)
    self = .feed(whole, bodyHash: hash)
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
  /// A 304 where nothing had been asked on condition.
  case unaskedNotModified
  case configuration(String)

  /// In words, for the log and the table of feeds; never a secret.
  var message: String {
    switch self {
    case .fetch(let error): error.message
    case .status(let status): "HTTP status \(status)"
    case .notAFeed(let reason): "not a feed: \(reason)"
    case .unaskedNotModified: "status 304 without a condition in the request"
    case .configuration(let reason): reason
    }
  }
}
