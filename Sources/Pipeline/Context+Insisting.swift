import Reporting
import Storage
import Synchronization

extension Context {
  /// A stage that failed for a passing reason (full disk, busy database) is tried again after this.
  static let retryPause: Duration = .seconds(5)

  /// Does the work; where it fails for a reason that may pass, tells the log, waits, and returns: the
  /// caller's loop tries again.
  func insist(_ work: () async throws -> Void) async throws {
    do {
      try await work()
    } catch let error as StoreError where error.isPassing {
      await rest(after: error)
    } catch let error as FileError {
      await rest(after: error)
    }
  }

  /// Does the work again and again until it is done, or the task is cancelled.
  func persist(_ work: () async throws -> Void) async throws {
    var isDone = false
    while !isDone, !Task.isCancelled {
      try await insist {
        try await work()
        isDone = true
      }
    }
  }

  /// Tells the log, unless it was told of late.
  func tell(trouble message: String) {
    let now = clock.now()
    if troubles.withLock({ $0.isToBeTold(message, at: now) }) {
      log.operation(.trouble(message: message), at: now)
    }
  }

  private func rest(after error: any Error) async {
    tell(trouble: "\(error)")
    try? await Task.sleep(for: Self.retryPause)
  }
}

extension StoreError {
  /// A full disk is emptied, a lock is given up, a cable is put back: worth trying again.
  var isPassing: Bool {
    switch self {
    case .diskFull, .busy, .noDirectory, .unwritable, .unreadable, .unreliable: true
    default: false
    }
  }
}
