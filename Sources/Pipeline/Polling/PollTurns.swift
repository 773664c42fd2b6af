import News

/// Whose turn it is to be polled: due feeds, read ahead from the store, those that are being polled, and when the store
/// is to be read again. Pure.
struct PollTurns {
  private let mostOfHost: Int
  private var claims = Claims<String>()
  /// The URLs of those that are being polled, and how many there are of each host.
  private var urls: [String: String] = [:]
  private var turnsOfHost: [Substring: Int] = [:]
  private var waiting: ArraySlice<FeedState> = []
  /// All that wait are of hosts that have their turns.
  private var isBlocked = false
  /// Due under another URL than the one that is being polled.
  private var dueMeanwhile: Set<String> = []
  /// When the store is to be read again; nil: as soon as there is room.
  private var nextRead: Timestamp?

  /// Turns at a time. More than transfers: a turn also waits for its host's turn, parses and stores.
  static let maximum = 64
  /// Of one host at least: one that hangs leaves the others theirs.
  static let maximumOfHost = 8
  /// Due feeds read at a time.
  static let readAhead = 256
  /// The longest sleep, in seconds: a clock that was set back must not leave feeds asleep.
  static let maximumSleep: Int64 = 60
  static let never = Timestamp(seconds: .max)

  /// `requests`: those that the settings allow a host at a time, for each of which a second feed may wait.
  init(perHost requests: Int) {
    mostOfHost = max(Self.maximumOfHost, 2 * requests)
  }

  /// True where the store has to say who is due; what it says goes to `read`.
  mutating func isToBeRead(at now: Timestamp) -> Bool {
    guard waiting.isEmpty || isBlocked, claims.count < Self.maximum,
      nextRead.map({ $0 <= now }) ?? true
    else {
      return false
    }
    _ = claims.look()
    return true
  }

  /// How many due feeds to ask the store for, those that are being polled among them, and those that wait for their host.
  var readLimit: Int { Self.readAhead + claims.count + (isBlocked ? waiting.count : 0) }

  /// `due` came from the store; behind them the next feed is due at `next`.
  mutating func read(_ due: [FeedState], next: Timestamp?) {
    nextRead = due.count < readLimit ? next ?? Self.never : nil
    waiting = due[...]
    isBlocked = false
  }

  /// The next feed to be polled; nil where none is due or there is no room.
  mutating func next() -> FeedState? {
    guard claims.count < Self.maximum else { return nil }
    var index = waiting.startIndex
    while index < waiting.endIndex {
      let host = Self.host(of: waiting[index].url)
      if let host, turnsOfHost[host, default: 0] >= mostOfHost {
        index += 1
        continue
      }
      // Mostly the first: to close a gap moves all behind it.
      let isFirst = index == waiting.startIndex
      let state = isFirst ? waiting.removeFirst() : waiting.remove(at: index)
      if isFirst { index = waiting.startIndex }
      guard claims.claim(state.id) else {
        // It stays due until its poll is stored.
        if urls[state.id] != state.url { dueMeanwhile.insert(state.id) }
        continue
      }
      urls[state.id] = state.url
      if let host { turnsOfHost[host, default: 0] += 1 }
      return state
    }
    isBlocked = !waiting.isEmpty
    return nil
  }

  /// What stands between `//` and the path; nil for a local file.
  private static func host(of url: String) -> Substring? {
    guard !url.hasPrefix("file:"), let slashes = url.firstRange(of: "//") else { return nil }
    return url[slashes.upperBound...].prefix { $0 != "/" && $0 != "?" }
  }

  /// A turn is over, and the feed is due again at `next`; nil where it stays due. True where that changes what is to
  /// be done next.
  mutating func end(_ id: String, next: Timestamp?) -> Bool {
    let wasFull = claims.count >= Self.maximum
    claims.end(id)
    let wasBlocked = isBlocked
    isBlocked = false
    if let url = urls.removeValue(forKey: id), let host = Self.host(of: url) {
      turnsOfHost[host, default: 1] -= 1
    }
    guard dueMeanwhile.remove(id) == nil, let next else {
      nextRead = nil
      return true
    }
    guard let planned = nextRead, planned <= next else {
      nextRead = nextRead == nil ? nil : next
      return true
    }
    return wasFull || wasBlocked || !waiting.isEmpty
  }

  /// What was read ahead is out of date.
  mutating func forget() {
    waiting = []
    isBlocked = false
    nextRead = nil
  }

  /// Seconds until there is something to do, unless a turn ends before.
  func sleep(at now: Timestamp) -> Int64 {
    guard waiting.isEmpty || isBlocked, claims.count < Self.maximum else {
      return Self.maximumSleep
    }
    guard let nextRead else { return 1 }
    return max(1, min(nextRead.seconds(since: now), Self.maximumSleep))
  }
}
