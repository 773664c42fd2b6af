public import Text

/// Turns requests into responses, politely and safely.
///
/// One thread owns one libcurl multi handle and every easy handle in it; other threads only put
/// orders into the inbox. Does not parse, store or decide when to ask again.
public final class Fetcher: Sendable {
  private let limits: Limits
  private let inbox = Inbox()

  public init(limits: Limits = Limits()) {
    self.limits = limits
  }

  /// Works until its task is cancelled, then ends what is in flight as `cancelled` and returns.
  ///
  /// Runs once; a second call returns at once. Throws `exhausted` where the system gives it no thread or descriptors,
  /// and all requests end so.
  public func run() async throws(FetchError) {
    guard inbox.open() else { return }
    let inbox = inbox
    let limits = limits
    let failure = await withTaskCancellationHandler {
      await withCheckedContinuation { (ended: CheckedContinuation<FetchError?, Never>) in
        let isStarted = WorkThread.start {
          let failure = Self.work(limits, inbox) ? nil : Self.cannotStart
          inbox.close(with: failure ?? .cancelled)
          ended.resume(returning: failure)
        }
        if !isStarted {
          inbox.close(with: Self.cannotStart)
          ended.resume(returning: Self.cannotStart)
        }
      }
    } onCancel: {
      inbox.stop()
    }
    if let failure { throw failure }
  }

  /// False where it cannot begin.
  private static func work(_ limits: Limits, _ inbox: Inbox) -> Bool {
    guard let loop = TransferLoop(limits: limits, inbox: inbox) else { return false }
    loop.run()
    return true
  }

  private static let cannotStart = FetchError.exhausted("file descriptors or threads")

  /// The answer to `request`, redirects followed. Waits for its turn: before `run()`, behind other
  /// requests to its host, and for a free connection.
  public func fetch(_ request: Request) async throws(FetchError) -> Response {
    let ticket = inbox.nextTicket()
    let inbox = inbox
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { (waiter: CheckedContinuation<FetchResult, Never>) in
        inbox.submit(Order(ticket: ticket, request: request, waiter: waiter))
      }
    } onCancel: {
      inbox.cancel(ticket)
    }
    return try result.get()
  }

  /// How often the fetcher's thread has turned; grows soon after `nudge()` as long as the thread is alive.
  public var turns: Int { inbox.turns }

  /// Makes the fetcher's thread turn once, however little there is to do.
  public func nudge() {
    inbox.nudge()
  }

  /// Whose politeness a URL falls under: its host in lower case, with the port unless that is 80 or
  /// 443. Nil when it is no http or https URL.
  public static func host(of url: String) -> String? {
    try? WireURL(configured: url).hostKey
  }

  /// Limits that all requests share.
  public struct Limits: Hashable, Sendable {
    /// Transfers at a time.
    public var connections = 8
    public var perHost = 1
    /// Between two starts to one host.
    public var hostGap: Duration = .seconds(1)
    /// Judged on the address that is connected to.
    public var deniesPrivateNetworks = true
    /// Exceptions to the denial.
    public var allowedNetworks: [AddressBlock] = []

    public init() {}
  }
}
