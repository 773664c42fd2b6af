public import News

/// One poll of one URL: what is asked, who asks, and how much is put up with.
///
/// Knows nothing of when it may be sent; that is the queue's and `Pace`'s business.
public struct Request: Sendable {
  /// As configured: a fragment stays off the wire, `user:password@` becomes credentials, the rest
  /// goes out byte for byte.
  public var url: String
  /// Where a permanent redirect is believed to have moved `url`; asked in its place. Secrets and
  /// trust stay with `url`.
  public var startURL: String?
  /// What the last stored response gave; echoed only to `validatorsURL`.
  public var validators = Validators()
  /// The `Response.effectiveURL` that gave the validators; nil means the URL asked first.
  public var validatorsURL: String?
  public var userAgent: String
  public var accept = Request.feedTypes
  /// Those of content negotiation (`Accept-Language`) are sent on every hop; the others, which may hold a secret that was
  /// not called one, to the scheme, host and port of `url` alone.
  public var headers: [Header] = []
  /// Sent to the scheme, host and port of `url` alone.
  public var secretHeaders: [Header] = []
  /// Sent to the scheme, host and port of `url` alone; wins over a password in the URL.
  public var credentials: Credentials?
  /// PEM file of authorities trusted in addition to the system's.
  public var caFile: String?
  /// Shown to the scheme, host and port of `url` alone.
  public var clientCertificate: ClientCertificate?
  /// `http://`, `https://` or `socks5h://` URL; nil is no proxy, whatever the environment says.
  public var proxy: String?
  public var limits = Limits()
  /// Sent with POST; nil asks with GET. A redirect would lose it: allow none.
  public var content: Content?
  /// Vouches for the scheme, host and port of `url` alone; a redirect elsewhere does not inherit it.
  public var allowsPrivateNetworks = false

  /// Failed last time, or is no poll: half of the connections at most are for such, so that servers that hang delay
  /// no feed that works, and its host's polls go first.
  public var isSecondary = false
  /// Asked on the fetcher's thread when the request's turn comes; must answer at once. Where it says no, the fetch
  /// ends as `notWanted`.
  public var isStillWanted: (@Sendable () -> Bool)?
  /// Told of the final answer on the fetcher's thread, before the next request starts; must return at once.
  public var noteAnswer: (@Sendable (Response) -> Void)?

  public init(url: String, userAgent: String) {
    self.url = url
    self.userAgent = userAgent
  }

  /// `Accept` of a feed reader: feed types first, anything in the end.
  public static let feedTypes =
    "application/atom+xml, application/rss+xml, application/xml;q=0.9, "
    + "application/feed+json;q=0.9, */*;q=0.5"

  /// What a POST sends (RFC 9110 9.3.3).
  public struct Content: Hashable, Sendable {
    public var type: String
    public var bytes: [UInt8]

    public init(type: String, bytes: [UInt8]) {
      self.type = type
      self.bytes = bytes
    }
  }

  /// A header field of the user's own.
  public struct Header: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// How the client proves who it is (RFC 7617, RFC 6750).
  public enum Credentials: Hashable, Sendable {
    case basic(user: String, password: String)
    case bearer(String)
  }

  /// PEM files that prove who the client is.
  public struct ClientCertificate: Hashable, Sendable {
    public var certificateFile: String
    public var keyFile: String

    public init(certificateFile: String, keyFile: String) {
      self.certificateFile = certificateFile
      self.keyFile = keyFile
    }
  }

  /// How much of a server is put up with.
  public struct Limits: Hashable, Sendable {
    /// Name lookup, connection and TLS handshake of one hop.
    public var connect: Duration = .seconds(10)
    /// All hops together, without the time spent waiting for a turn.
    public var total: Duration = .seconds(60)
    /// Less than 100 bytes a second for this long ends it; whole seconds, at least one.
    public var stall: Duration = .seconds(20)
    /// Of the body, decoded; of a compressed one half as many are accepted on the wire.
    public var maximumBodyBytes = 16 << 20
    /// Of all header lines of one hop, interim answers and trailers included.
    public var maximumHeaderBytes = 64 << 10
    public var maximumRedirects = 5

    public init() {}
  }
}
