import News
import Reporting
import Storage

/// Keeps the state directory within `retention:`, in small steps between which the other stages work.
struct RetentionKeeper {
  private let context: Context

  /// Rows of a kind forgotten in one transaction: some 10 ms, in which no poll can be stored.
  static let batch = 200
  /// The same when articles go before their time: no more of them than must.
  static let batchBeforeTime = 10
  /// Free pages given back in one step, 4 MiB.
  static let pagesAtOnce = 1_024
  /// Above `max_disk`, articles go before their time until this part of it is used: room to work in.
  static let fullest = 0.9

  init(context: Context) {
    self.context = context
  }

  /// Forgets what is due; returns how many rows that were.
  func step(at now: Timestamp) async throws -> Int {
    let retention = context.settings.settings.retention
    var forgotten = try await forget(before: retention.cutoffs(at: now), batch: Self.batch) {
      true
    }
    if try await context.store.sizeInBytes() > retention.maxDiskBytes {
      forgotten += try await makeRoom(within: retention, at: now)
    }
    if forgotten > 0 { try await shrink() }
    return forgotten
  }

  /// The oldest articles of stories that have ended, until there is room.
  private func makeRoom(within retention: RetentionSettings, at now: Timestamp) async throws -> Int
  {
    let enough = Int(Double(retention.maxDiskBytes) * Self.fullest)
    var cutoffs = retention.cutoffs(at: now)
    cutoffs.articles = now
    let store = context.store
    let forgotten = try await forget(before: cutoffs, batch: Self.batchBeforeTime) {
      try await store.sizeInBytes() > enough
    }
    // A shutdown ends it early: nobody knows what could have gone.
    guard !Task.isCancelled else { return forgotten }
    let size = try await store.sizeInBytes()
    if size > retention.maxDiskBytes {
      context.log.operation(
        .trouble(
          message: """
            the store has \(size >> 20) MiB, retention.max_disk allows \
            \(retention.maxDiskBytes >> 20) MiB, and only articles of live stories are left: raise it
            """), at: now)
    }
    return forgotten
  }

  private func forget(before cutoffs: Cutoffs, batch: Int, while wanted: () async throws -> Bool)
    async throws -> Int
  {
    var sum = 0
    while !Task.isCancelled, try await wanted() {
      let count = try await context.store.forget(before: cutoffs, limit: batch)
      guard count > 0 else { break }
      sum += count
    }
    return sum
  }

  private func shrink() async throws {
    var before = Int.max
    while !Task.isCancelled {
      let free = try await context.store.freePages()
      // A database that was salvaged by other programs may be of the kind that keeps its pages.
      guard free > 0, free < before else { return }
      before = free
      try await context.store.shrink(pages: Self.pagesAtOnce)
    }
  }
}

extension RetentionSettings {
  /// What has been kept long enough at `now`.
  func cutoffs(at now: Timestamp) -> Cutoffs {
    Cutoffs(
      articles: now.adding(seconds: -articles.components.seconds),
      liveSince: now.adding(seconds: -StoryTracker.memorySpan),
      alerts: now.adding(seconds: -alerts.components.seconds),
      polls: now.adding(seconds: -raw.components.seconds))
  }
}
