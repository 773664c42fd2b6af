import Fetching
import News
import Reporting
import Storage

/// Posts the alerts that wait in the store, one after the other, each until the target has taken it.
///
/// At least once, with the alert's id as `webhook-id`: a crash after the answer sends it again. The log and
/// `alerts.jsonl` do not wait for it.
struct WebhookSender {
  private let context: Context
  let fetcher: Fetcher
  private let credentials: RequestMaker
  /// Where the last message went; nil before the first one of this process.
  private var target: Target?
  /// The target of which the log was told that it fails.
  private var failing: Target?
  /// The target rests until then, with all that waits for it and comes meanwhile; nil where it takes messages.
  private(set) var rest: Timestamp?
  /// What the store has not taken yet, in order; these alerts are not posted again meanwhile.
  private var unnoted: [Outcome] = []

  /// Alerts read from the store at a time.
  static let batch = 20
  /// The first wait after a failure; doubled with each further one.
  static let firstPause: Int64 = 10
  static let longestPause = Store.longestDeliveryPause
  /// What a target answers to a message that it will never take: bad, too large, or not understood.
  private static let refusals = [400, 413, 422]
  /// Of an answer nobody reads.
  static let maximumAnswerBytes = 64 << 10

  init(context: Context, fetcher: Fetcher, credentials: RequestMaker) {
    self.context = context
    self.fetcher = fetcher
    self.credentials = credentials
  }

  /// Posts what is due; returns when nothing more is, or when the target failed.
  ///
  /// Where the store takes nothing, what is due is posted all the same, once; then its error is thrown.
  mutating func step() async throws {
    try? await noteOutcomes()
    while !Task.isCancelled, let webhook = context.settings.alerts.webhook,
      context.settings.alerts.outputs.contains(.webhook)
    {
      let now = context.clock.now()
      try await turn(to: target(of: webhook), at: now)
      if unnoted.contains(where: { now < $0.rest }) || isResting(at: now) { break }
      let due = try await context.store.deliveriesDue(at: now, limit: Self.batch + unnoted.count)
        .filter { delivery in
          !unnoted.contains { $0.alert == delivery.alert && $0.next.map { now < $0 } ?? true }
        }
      if due.isEmpty { break }
      for delivery in due {
        let failure = await post(delivery, to: webhook)
        if Task.isCancelled { return }
        if failure == nil, rest != nil { try? await context.store.hastenDeliveries(at: now) }
        let outcome = outcome(failure, of: delivery)
        if failure == nil { rest = nil }
        if failure?.concernsTarget == true { rest = outcome.rest }
        unnoted.removeAll { $0.alert == delivery.alert }
        unnoted.append(outcome)
        try? await noteOutcomes()
        try await tell(failure)
        if failure?.concernsTarget == true { return try await noteOutcomes() }
      }
    }
    try await noteOutcomes()
  }

  /// What a reload may change: what failed before it says nothing of what comes after it.
  private struct Target: Equatable {
    var settings: WebhookSettings
    /// Nil where there is none, or where it cannot be read.
    var secret: String?
  }

  private func target(of webhook: WebhookSettings) -> Target {
    Target(settings: webhook, secret: webhook.secret.flatMap { try? credentials.reveal($0) })
  }

  /// What waits for another target than the one before waits no longer, and has failed at none.
  private mutating func turn(to new: Target, at now: Timestamp) async throws(StoreError) {
    if let target, target != new {
      try await context.store.restartDeliveries(at: now)
      unnoted.removeAll { $0.next != nil }
      rest = nil
    }
    target = new
  }

  /// A rest that is longer than any began before the clock was set back.
  private func isResting(at now: Timestamp) -> Bool {
    rest.map { now < $0 && $0.seconds(since: now) <= Self.longestPause } ?? false
  }

  /// What came of a message: taken, or to be posted again at `next`, and none before `rest`.
  private struct Outcome {
    var alert: String
    var next: Timestamp?
    var rest: Timestamp
  }

  private mutating func noteOutcomes() async throws(StoreError) {
    while let outcome = unnoted.first {
      if let next = outcome.next {
        try await context.store.noteUndelivered(outcome.alert, next: next, rest: outcome.rest)
      } else {
        try await context.store.noteDelivered(outcome.alert)
      }
      unnoted.removeFirst()
    }
  }

  /// Why a message was not taken.
  private struct Failure {
    var message: String
    /// Not this message alone: the others wait too.
    var concernsTarget = true
  }

  /// Nil when the target has taken it.
  private func post(_ delivery: Delivery, to webhook: WebhookSettings) async -> Failure? {
    do {
      let response = try await fetcher.fetch(try request(for: delivery, to: webhook))
      if (200..<300).contains(response.status) { return nil }
      return Failure(
        message: "HTTP status \(response.status)",
        concernsTarget: !Self.refusals.contains(response.status))
    } catch let error as FetchError {
      switch error {
      // It answered 2xx, and at length.
      case .tooLarge(.body), .tooLarge(.wire): return nil
      // The settings of a feed have other names.
      case .timeout: return Failure(message: "no answer in time (webhook.timeout)")
      case .tooManyRedirects:
        return Failure(message: "it redirects, which is not followed (webhook.url)")
      default: return Failure(message: error.message)
      }
    } catch let error as PollError {
      return Failure(message: error.message)
    } catch {
      return Failure(message: "\(error)")
    }
  }

  private func request(for delivery: Delivery, to webhook: WebhookSettings) throws -> Request {
    let body = Array(delivery.json.utf8)
    let timestamp = context.clock.now().seconds
    var request = Request(url: webhook.url, userAgent: FeedSettings.defaultUserAgent)
    request.accept = "*/*"
    request.content = Request.Content(type: "application/json", bytes: body)
    request.headers = [
      Request.Header(name: "webhook-id", value: delivery.alert),
      Request.Header(name: "webhook-timestamp", value: String(timestamp)),
    ]
    if let secret = webhook.secret {
      let signature = WebhookSignature(secret: try credentials.reveal(secret))?
        .header(id: delivery.alert, timestamp: timestamp, body: body)
      guard let signature else { throw FetchError.badRequest("the message cannot be signed") }
      request.headers.append(Request.Header(name: "webhook-signature", value: signature))
    }
    request.limits.connect = webhook.timeout
    request.limits.total = webhook.timeout
    request.limits.stall = webhook.timeout
    request.limits.maximumRedirects = 0
    request.limits.maximumBodyBytes = Self.maximumAnswerBytes
    request.allowsPrivateNetworks = webhook.allowsPrivateNetworks
    return request
  }

  private func outcome(_ failure: Failure?, of delivery: Delivery) -> Outcome {
    let now = context.clock.now()
    guard let failure else { return Outcome(alert: delivery.alert, rest: now) }
    let next = now.adding(seconds: Self.pause(after: delivery.attempts))
    return Outcome(alert: delivery.alert, next: next, rest: failure.concernsTarget ? next : now)
  }

  /// Tells the log once that the target fails, and once that it, or another in its place, takes alerts again.
  private mutating func tell(_ failure: Failure?) async throws(StoreError) {
    let failing = failure == nil ? nil : target
    guard self.failing != failing else { return }
    let waiting = try await context.store.waitingDeliveries()
    self.failing = failing
    let operation: Operation =
      failure.map { .webhookFailing(error: $0.message, waiting: waiting) }
      ?? .webhookRecovered(waiting: waiting)
    context.log.operation(operation, at: context.clock.now())
  }

  /// Seconds to wait after a failure that so many came before.
  static func pause(after attempts: Int) -> Int64 {
    min(longestPause, firstPause << Int64(min(max(0, attempts), 20)))
  }
}
