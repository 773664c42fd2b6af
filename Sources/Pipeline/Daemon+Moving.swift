import Storage

extension Daemon {
  /// Looks until then whether a loop that was nudged has turned, longer from look to look.
  private static let longestLook: Duration = .seconds(1)

  /// Whether the pipeline demonstrably moves: the store answers, the fetcher's thread and the loops of poller, page
  /// stage and story stage turn when they are nudged. Servers have no part in it, however slow they are.
  ///
  /// Waits `limit` at most for the turns; what hangs for good answers never, so this may not return.
  public func isMoving(within limit: Duration) async -> Bool {
    let deadline = ContinuousClock.now + limit
    let before = turns
    nudge()
    // By the time the store has answered, all have turned as a rule: an idle daemon is not woken to look.
    guard await answers() else { return false }
    var look: Duration = .milliseconds(100)
    while !Task.isCancelled {
      let now = turns
      if zip(before, now).allSatisfy({ $0 != $1 }) { return true }
      guard ContinuousClock.now < deadline else { return false }
      try? await Task.sleep(for: look)
      look = min(look * 2, Self.longestLook)
    }
    return false
  }

  private func answers() async -> Bool {
    do {
      _ = try await context.store.nextDue()
      return true
    } catch {
      return false
    }
  }
}
