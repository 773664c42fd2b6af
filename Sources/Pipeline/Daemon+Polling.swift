import Fetching
import Storage

extension Daemon {
  /// Polls everything that is due (with `force` everything there is) and returns when it is stored; what follows from
  /// it is not told. Once in a daemon's life.
  public func poll(force: Bool = false, readsPages: Bool = false) async throws {
    try await synchronise(context.settings, firstCheck: context.clock.now())
    try await poller.recoverPlans()
    if force { try await poller.forceAll() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await self.fetcher.serve() }
      try await withTaskExecutorPreference(context.store.executor) {
        try await self.poller.pollDue()
      }
      if readsPages { try await self.pageReader.readWanted() }
      group.cancelAll()
      try await group.waitForAll()
    }
  }

  /// Polls at the feeds' pace until the task is cancelled; what follows from it is not told.
  public func keepPolling() async throws {
    try await synchronise(context.settings)
    try await poller.replan()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await self.fetcher.serve() }
      group.addTask(executorPreference: self.context.store.executor) {
        try await self.poller.run()
      }
      try await group.next()
      group.cancelAll()
      try await group.waitForAll()
    }
  }
}
