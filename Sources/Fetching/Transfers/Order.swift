typealias FetchResult = Result<Response, FetchError>

/// A request on its way to the fetcher's thread, and who waits for the answer.
///
/// A class, since a request is large and each hop looks at it.
final class Order: Sendable {
  let ticket: UInt64
  let request: Request
  let waiter: CheckedContinuation<FetchResult, Never>

  init(ticket: UInt64, request: Request, waiter: CheckedContinuation<FetchResult, Never>) {
    self.ticket = ticket
    self.request = request
    self.waiter = waiter
  }
}
