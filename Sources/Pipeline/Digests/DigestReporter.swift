import News

/// Looks after the pages of the days when there is something to look after: news, polls that went by, a day that ended, a
/// page to be announced. Otherwise it asks nothing of the store.
struct DigestReporter {
  private let context: Context
  private var digests: DigestWriter
  /// Nil before the first step, and after one that failed.
  private var last: Moment?
  /// The pages of the days before are written.
  private var hasFrozen = false

  /// What the pages depend on beside the news.
  private struct Moment: Equatable {
    var day: CivilDate
    /// `digest.at` has come.
    var isAnnouncing: Bool
    var polls: Int
  }

  /// `started`: when this process began.
  init(context: Context, started: Timestamp) {
    self.context = context
    digests = DigestWriter(context: context, started: started)
  }

  /// Returns whether there was something to look after.
  mutating func step(hasNews: Bool) async throws -> Bool {
    let now = context.clock.now()
    let moment = moment(at: now)
    let before = last
    guard hasNews || moment != before else { return false }
    last = nil
    let isNewDay = moment.day != before?.day
    let owesPages = isNewDay || !hasFrozen
    if owesPages { hasFrozen = try await digests.freezePast(at: now) }
    try await digests.write(at: now)
    if owesPages || moment.isAnnouncing != before?.isAnnouncing {
      try await digests.announce(at: now)
    }
    last = moment
    return true
  }

  private func moment(at now: Timestamp) -> Moment {
    let settings = context.settings
    return Moment(
      day: settings.today(at: now),
      isAnnouncing: settings.zone.minuteOfDay(at: now) >= settings.settings.digest.minuteOfDay,
      polls: context.tally.polls)
  }
}
