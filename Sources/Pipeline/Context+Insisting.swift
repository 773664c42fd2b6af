import Reporting
import Storage

extension Context {
  /// A stage that failed for a passing reason (full disk, busy database) is tried again after this.
  static let retryPause: Duration = .seconds(10)

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

  private func rest(after error: any Error) async {
    log.operation(.trouble(message: "\(error)"), at: clock.now())
    try? await Task.sleep(for: Self.retryPause)
  }
}

extension StoreError {
  /// A full disk is emptied, a lock is given up: worth trying again.
  var isPassing: Bool {
    switch self {
    case .diskFull, .busy, .unwritable: true
    default: false
    }
  }
}
