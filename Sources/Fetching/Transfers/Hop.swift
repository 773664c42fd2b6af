import News

/// What one hop of a request sends, and where: the origin rules are settled here.
struct Hop {
  private let order: Order
  let url: WireURL
  /// The scheme, host and port that the user configured: secrets and trust go along.
  let isHome: Bool
  /// Those of the settings win over those in the URL; nil away from home.
  let credentials: Request.Credentials?
  /// Nothing where another URL gave them.
  let validators: Validators
  /// Of the total, what earlier hops left.
  let timeLeft: Duration

  init(order: Order, url: WireURL, home: WireURL, start: WireURL, timeLeft: Duration) {
    let request = order.request
    self.order = order
    self.url = url
    self.timeLeft = timeLeft
    isHome = url.origin == home.origin
    credentials = isHome ? request.credentials ?? home.credentials : nil
    let isTheirs = url.text == (request.validatorsURL ?? start.text)
    validators = isTheirs ? request.validators : Validators()
  }

  var request: Request { order.request }
}
