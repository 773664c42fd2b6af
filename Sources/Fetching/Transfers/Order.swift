typealias FetchResult = Result<Response, FetchError>

/// A request on its way to the fetcher's thread, and who waits for the answer.
struct Order: Sendable {
  let ticket: UInt64
  let request: Request
  let waiter: CheckedContinuation<FetchResult, Never>
}
