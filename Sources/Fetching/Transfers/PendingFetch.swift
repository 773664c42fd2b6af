import News

/// One order while it is worked on: where it stands and what it has seen.
final class PendingFetch {
  private let order: Order
  /// As configured.
  let home: WireURL
  /// Asked first: the configured URL, or where it moved for good.
  let start: WireURL
  private(set) var url: WireURL
  private(set) var redirects: [Redirect] = []
  private var elapsed: Duration = .zero
  /// While a hop is under way.
  var transfer: Transfer?
  var started: ContinuousClock.Instant?

  init(_ order: Order) throws(FetchError) {
    self.order = order
    home = try WireURL(configured: order.request.url)
    if let place = order.request.startURL, place != order.request.url {
      start = try WireURL(configured: place)
    } else {
      start = home
    }
    url = start
  }

  var ticket: UInt64 { order.ticket }
  var request: Request { order.request }
  var waiter: CheckedContinuation<FetchResult, Never> { order.waiter }

  var nextHop: Hop {
    Hop(
      order: order, url: url, home: home, start: start, timeLeft: request.limits.total - elapsed)
  }

  /// What follows from a finished hop: the end of the fetch, or nil for another hop.
  func advance(_ outcome: Transfer.Outcome, of transfer: Transfer, after time: Duration)
    -> FetchResult?
  {
    elapsed += time
    if case .failure(let error) = outcome { return .failure(error) }
    guard Redirect.isFollowed(transfer.headers.status) else { return .success(response(transfer)) }
    do throws(FetchError) {
      try follow(transfer)
    } catch {
      return .failure(error)
    }
    return elapsed < request.limits.total ? nil : .failure(.timeout(.total))
  }

  private func follow(_ transfer: Transfer) throws(FetchError) {
    let status = transfer.headers.status
    let locations = transfer.headers.fields.all("Location")
    guard let location = locations.first, !location.isEmpty else {
      throw .redirectWithoutLocation(status: status)
    }
    guard locations.allSatisfy({ $0 == location }) else { throw .badHeaders("two Locations") }
    let target = try url.resolving(location: location)
    guard target.origin.scheme == "https" || url.origin.scheme == "http" else {
      throw .refusedDowngrade
    }
    guard redirects.count < request.limits.maximumRedirects else {
      throw .tooManyRedirects(request.limits.maximumRedirects)
    }
    guard target.text != url.text, !redirects.contains(where: { $0.from == target.text }) else {
      throw .redirectLoop
    }
    redirects.append(Redirect(status: status, from: url.text, to: target.text))
    url = target
  }

  private func response(_ transfer: Transfer) -> Response {
    Response(
      status: transfer.headers.status, body: transfer.body, headers: transfer.headers.fields,
      wasConditional: !transfer.hop.validators.isEmpty, effectiveURL: url.text,
      redirects: redirects, elapsed: elapsed, wireBytes: transfer.wireBytes)
  }
}
