import CCurl

/// What other threads want of the fetcher's thread; the only state that they share.
final class Inbox: Sendable {
  /// Orders and cancellations since the last look.
  struct Post {
    var orders: [Order] = []
    var cancelled: [UInt64] = []
    var isStopping = false
  }

  private enum Phase {
    case new, open, closed
  }

  private struct State {
    var phase = Phase.new
    /// How requests end that come when it is closed.
    var refusal = FetchError.cancelled
    var post = Post()
    var lastTicket: UInt64 = 0
    /// The thread was woken since it last looked: it will look again, whatever else comes.
    var isWoken = false
    /// An order could not be started now: it is seen when something finishes.
    var isFull = false
    /// How often the thread has looked for post.
    var turns = 0
    /// The eventfd that wakes the thread, from `attach` to `detach`; under the lock it is never one that is closed.
    var bell: Int32?

    mutating func wake() {
      guard !isWoken, let bell else { return }
      isWoken = true
      eventfd_write(bell, 1)
    }
  }

  private let state = Guarded(State())

  func nextTicket() -> UInt64 {
    state.withLock { state in
      state.lastTicket += 1
      return state.lastTicket
    }
  }

  /// True for the first caller.
  func open() -> Bool {
    state.withLock { state in
      guard state.phase == .new else { return false }
      state.phase = .open
      return true
    }
  }

  /// Called inside the task that waits. Its cancelled flag is set before its handler calls
  /// `cancel`, so looking at the flag under the lock misses no cancellation: either the flag is
  /// seen here, or the handler finds the order submitted.
  func submit(_ order: Order) {
    let refusal = state.withLock { state -> FetchError? in
      guard !Task.isCancelled else { return .cancelled }
      guard state.phase != .closed else { return state.refusal }
      state.post.orders.append(order)
      if !state.isFull { state.wake() }
      return nil
    }
    if let refusal { order.waiter.resume(returning: .failure(refusal)) }
  }

  func cancel(_ ticket: UInt64) {
    let unsent = state.withLock { state -> Order? in
      if let index = state.post.orders.firstIndex(where: { $0.ticket == ticket }) {
        return state.post.orders.remove(at: index)
      }
      guard state.phase == .open else { return nil }
      state.post.cancelled.append(ticket)
      state.wake()
      return nil
    }
    unsent?.waiter.resume(returning: .failure(.cancelled))
  }

  func stop() {
    state.withLock { state in
      state.post.isStopping = true
      state.wake()
    }
  }

  /// Ends for good: what was not taken, and what comes, fails with `refusal`.
  func close(with refusal: FetchError) {
    let orders = state.withLock { state in
      state.phase = .closed
      state.refusal = refusal
      defer { state.post = Post() }
      return state.post.orders
    }
    for order in orders { order.waiter.resume(returning: .failure(refusal)) }
  }

  func take() -> Post {
    state.withLock { state in
      state.turns += 1
      state.isWoken = false
      defer {
        state.post.orders = []
        state.post.cancelled = []
      }
      return state.post
    }
  }

  /// The thread is about to wait. With `isFull` orders wake it no longer, only what else may come.
  func rest(isFull: Bool) {
    state.withLock { $0.isFull = isFull }
  }

  var turns: Int { state.withLock { $0.turns } }

  /// Makes the thread look for post.
  func nudge() {
    state.withLock { $0.wake() }
  }

  /// Writing to the eventfd `bell` wakes the thread from now on.
  func attach(_ bell: Int32) {
    state.withLock { $0.bell = bell }
  }

  func detach() {
    state.withLock { $0.bell = nil }
  }
}
