import CCurl
import Glibc
import Text

/// The fetcher's thread: one multi handle, and every transfer in it from birth to death.
///
/// Never leaves its thread; other threads speak to it through the inbox alone.
final class TransferLoop {
  private let limits: Fetcher.Limits
  private let inbox: Inbox
  private let multi: UnsafeMutableRawPointer
  private let sockets: SocketWatch
  private let tools: Transfer.Tools
  private var connections: ConnectionCache
  private var fetches: [UInt64: PendingFetch] = [:]
  private var queue: StartQueue
  private var nextStart: ContinuousClock.Instant?
  /// Nothing starts before then, whatever comes.
  private var isFull = false
  /// What has ended, and nobody was told.
  private var ended: [(waiter: CheckedContinuation<FetchResult, Never>, result: FetchResult)] = []
  /// When the first of them ended.
  private var firstEnd: ContinuousClock.Instant?

  /// So long may one who waits be kept waiting, to be woken together with others: each wake-up is a system call, and a
  /// change of threads.
  private static let patience: Duration = .milliseconds(1)

  /// Nil when libcurl cannot be set up.
  init?(limits: Fetcher.Limits, inbox: Inbox) {
    guard Self.isLibraryReady, let multi = curl_multi_init() else { return nil }
    guard let sockets = SocketWatch(of: multi), let connections = ConnectionCache(sockets),
      Self.keepOrder(multi)
    else {
      curl_multi_cleanup(multi)
      return nil
    }
    self.sockets = sockets
    self.limits = limits
    self.connections = connections
    self.inbox = inbox
    self.multi = multi
    let policy = AddressPolicy(
      deniesPrivate: limits.deniesPrivateNetworks, allowed: limits.allowedNetworks)
    tools = Transfer.Tools(policy: policy, handles: EasyHandles(), sockets: sockets)
    queue = StartQueue(limits: limits)
  }

  deinit {
    curl_multi_cleanup(multi)
  }

  /// Works until the inbox says stop; then everything under way ends as cancelled.
  func run() {
    inbox.attach(sockets.bell)
    while takePost() {
      // The next requests are on their way before those who waited for the last ones are woken.
      startDue()
      if !mayAnswerLater { answer() }
      inbox.rest(isFull: isFull)
      sockets.turn(multi, upTo: ended.isEmpty ? timeToStart : min(timeToStart, Self.patience))
      collect()
    }
    inbox.detach()
    for ticket in fetches.keys.sorted() { end(ticket, .failure(.cancelled)) }
    answer()
  }

  /// One request at a time over each connection, also in HTTP/2. libcurl 7.88 takes a status line for it that a host can more,
  /// and then sends several over HTTP/1: answers would reach other feeds.
  private static func keepOrder(_ multi: UnsafeMutableRawPointer) -> Bool {
    ccurl_multi_set_long(multi, CURLMOPT_PIPELINING, Int(CURLPIPE_NOTHING)) == CURLM_OK
  }

  private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}

extension TransferLoop {
  private func takePost() -> Bool {
    let post = inbox.take()
    for order in post.orders { accept(order) }
    for ticket in post.cancelled { end(ticket, .failure(.cancelled)) }
    return !post.isStopping
  }

  private func accept(_ order: Order) {
    do throws(FetchError) {
      let fetch = try PendingFetch(order)
      fetches[fetch.ticket] = fetch
      queue.enqueue(
        fetch.ticket, host: fetch.url.hostKey, isSecondary: fetch.request.isSecondary)
    } catch {
      order.waiter.resume(returning: .failure(error))
    }
  }

  private func startDue() {
    let now = ContinuousClock.now
    while let ticket = queue.next(at: now) {
      guard let fetch = fetches[ticket] else { continue }
      start(fetch, at: now)
    }
    isFull = queue.isFull(at: now)
    nextStart = queue.nextStart(after: now)
  }

  private func start(_ fetch: PendingFetch, at now: ContinuousClock.Instant) {
    fetch.started = now
    do throws(FetchError) {
      if let isStillWanted = fetch.request.isStillWanted, !isStillWanted() { throw .notWanted }
      if connections.isWornOut, let fresh = ConnectionCache(sockets) { connections = fresh }
      let transfer = try Transfer(
        ticket: fetch.ticket, hop: fetch.nextHop, tools: tools, connections: connections)
      guard curl_multi_add_handle(multi, transfer.handle.pointer) == CURLM_OK else {
        throw .badRequest("libcurl takes no more transfers")
      }
      fetch.transfer = transfer
    } catch {
      end(fetch.ticket, .failure(error))
    }
  }

  private func collect() {
    var code = CURLE_OK
    while let handle = ccurl_multi_next_done(multi, &code) {
      guard let transfer = Transfer.from(ccurl_info_private(handle)),
        let fetch = fetches[transfer.ticket]
      else { continue }
      finish(fetch, transfer, code)
    }
  }

  private func finish(_ fetch: PendingFetch, _ transfer: Transfer, _ code: CURLcode) {
    let now = ContinuousClock.now
    let time = fetch.started.map { now - $0 } ?? .zero
    let outcome = transfer.outcome(of: code, elapsed: time)
    if let result = fetch.advance(outcome, of: transfer, after: time) {
      if case .success(let response) = result { fetch.request.noteAnswer?(response) }
      end(fetch.ticket, result, at: now)
      return
    }
    leaveHop(fetch, at: now)
    queue.enqueue(fetch.ticket, host: fetch.url.hostKey, isSecondary: fetch.request.isSecondary)
  }

  private func end(
    _ ticket: UInt64, _ result: FetchResult, at now: ContinuousClock.Instant? = nil
  ) {
    guard let fetch = fetches.removeValue(forKey: ticket) else { return }
    if fetch.started == nil {
      queue.withdraw(ticket)
    } else {
      leaveHop(fetch, at: now ?? .now)
    }
    ended.append((fetch.waiter, result))
    firstEnd = firstEnd ?? now ?? .now
  }

  /// Others wait for their turn meanwhile, so that no connection is idle.
  private var mayAnswerLater: Bool {
    guard let firstEnd else { return false }
    return ended.count < queue.length && ContinuousClock.now - firstEnd < Self.patience
  }

  private func answer() {
    firstEnd = nil
    for (waiter, result) in ended { waiter.resume(returning: result) }
    ended.removeAll(keepingCapacity: true)
  }

  private func leaveHop(_ fetch: PendingFetch, at now: ContinuousClock.Instant) {
    if let transfer = fetch.transfer { curl_multi_remove_handle(multi, transfer.handle.pointer) }
    fetch.transfer = nil
    fetch.started = nil
    queue.finish(fetch.ticket, at: now)
  }

  /// A minute at most.
  private var timeToStart: Duration {
    let limit: Duration = .seconds(60)
    return nextStart.map { min($0 - ContinuousClock.now, limit) } ?? limit
  }
}
