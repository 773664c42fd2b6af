public import News

/// What a publisher says of when to come back; asks for patience only, never for haste.
public struct PublisherHints: Hashable, Sendable {
  /// Seconds that the answer stays fresh, its age taken off (RFC 9111 4.2); 0 without a word.
  var freshSeconds: Int64 = 0
  /// What said so: `max-age` or `Expires`.
  var freshSource = "max-age"
  /// Seconds that an answer asked to be left alone, though it was a feed; 0 without a word.
  var pauseSeconds: Int64 = 0
  /// RSS 2.0 `ttl`, or the RSS 1.0 syndication module's updatePeriod divided by updateFrequency.
  var ttlMinutes: Int?
  /// RSS 2.0 `skipHours`, of GMT, 0 to 24.
  var skipHours: [Int] = []
  /// RSS 2.0 `skipDays`, of GMT; 0 is Monday.
  var skipDays: [Int] = []

  /// None.
  init() {}

  /// From the header fields of an answer, 200 or 304 (nil for a local file), and from what the feed's last
  /// document asked, read at `now`.
  public init(response: Response?, rhythm: FeedRhythm, at now: Timestamp) {
    if let response { self.init(response.headers, at: now) } else { self.init() }
    ttlMinutes = rhythm.ttlMinutes
    skipHours = rhythm.skipHours
    skipDays = rhythm.skipDays
  }

  init(_ headers: HeaderFields, at now: Timestamp) {
    pauseSeconds = RetryAfter.seconds(in: headers, at: now) ?? 0
    let directives = CacheDirectives(headers.all("Cache-Control"))
    if directives.isUncacheable { return }
    if let maximumAge = directives.maximumAge {
      let age = headers["Age"].flatMap { SaturatingNumber.parse($0[...]) } ?? 0
      freshSeconds = max(0, maximumAge - age)
    } else if let expires = headers["Expires"].flatMap(HTTPDate.parse) {
      // By the server's own clock; where it does not tell it, the answer counts from when it came (RFC 9110 6.6.1).
      let date = headers["Date"].flatMap(HTTPDate.parse) ?? now
      freshSeconds = max(0, expires.seconds(since: date))
      freshSource = "Expires"
    }
  }

  /// The longest wait asked for, in seconds, and who asked; nil when nobody did.
  var longestWait: (seconds: Int64, source: String)? {
    let ttl = Int64(clamping: max(0, ttlMinutes ?? 0)).multipliedReportingOverflow(by: 60)
    let waits = [
      (freshSeconds, freshSource), (pauseSeconds, "Retry-After"),
      (ttl.overflow ? .max : ttl.partialValue, "ttl"),
    ]
    return waits.filter { $0.0 > 0 }.max { $0.0 < $1.0 }
  }
}
