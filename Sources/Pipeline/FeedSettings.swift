import Fetching
public import News

/// One feed as configured: `defaults`, its group's keys and its own, merged.
public struct FeedSettings: Hashable, Sendable {
  /// What feeds are asked with unless the user names a contact of their own.
  public static let defaultUserAgent = "storywatch/1.0 (+https://storywatch.example)"

  public enum FullText: String, CaseIterable, Sendable {
    case never, auto, always
  }
  public enum FirstRun: Hashable, Sendable {
    /// The first poll fills the memory and alerts nobody.
    case baseline
    /// Entries of the first poll that are at most this old are news.
    case recent(Duration)
    case all
  }
  public var id: String
  /// http, https, or `file:` and a path, which was resolved against the file that named it.
  public var url: String
  public var title: String?
  public var group: String?
  /// Id of a publisher, or a name of its own.
  public var publisher: String?
  /// Nil: the kind of its publisher, or of its entries' publishers; `news` where the settings know none.
  public var role: FeedRole?
  /// Never polled more often than this.
  public var interval: Duration = .seconds(3_600)
  /// Follow the feed's own rhythm between `interval` and `maxInterval`; nil: where the interval is polite to a
  /// stranger's server. Who asks more often than that wants it so.
  public var isAdaptive: Bool?
  /// Cap on adaptation and on what publishers' hints may ask.
  public var maxInterval: Duration = .seconds(86_400)
  public var ignoresHints = false
  /// Cap of the back-off of a failing feed.
  public var maxBackoff: Duration = .seconds(86_400)
  public var connectTimeout: Duration = .seconds(10)
  public var totalTimeout: Duration = .seconds(60)
  /// Less than 100 bytes a second for this long ends the transfer.
  public var stallTimeout: Duration = .seconds(20)
  /// Of the decoded body.
  public var maxBytes = 16 << 20
  public var maxRedirects = 5
  /// When a permanent redirect is believed: seen so often, over so long.
  public var adoptAfterTimes = 5
  public var adoptAfter: Duration = .seconds(3 * 86_400)
  public var fullText: FullText = .auto
  public var firstRun: FirstRun = .baseline
  /// Documents of the feed's past that its first poll may ask for (RFC 5005).
  public var backfill = 0
  public var userAgent = Self.defaultUserAgent
  public var caFile: String?
  public var clientCertificate: ClientCertificate?
  public var headers: [HeaderSetting] = []
  public var authentication: Authentication?
  /// A URL; or `environment`, which leaves it to `http_proxy` and its kin.
  public var proxy: String?
  public var allowsPrivateNetworks = false

  public init(id: String, url: String) {
    self.id = id
    self.url = url
  }

  /// What feed readers that were asked to behave have settled on as the shortest polite interval.
  public static let politeInterval = Pace.politeInterval

  public var followsRhythm: Bool { isAdaptive ?? (interval >= Self.politeInterval) }
}

/// A value written in the file, or the name of a credential that holds it.
public enum SecretReference: Hashable, Sendable {
  case plain(String)
  /// A file in `$CREDENTIALS_DIRECTORY`.
  case credential(String)
}

public struct HeaderSetting: Hashable, Sendable {
  public var name: String
  public var value: SecretReference

  public init(name: String, value: SecretReference) {
    self.name = name
    self.value = value
  }
}

public enum Authentication: Hashable, Sendable {
  case basic(user: String, password: SecretReference)
  case bearer(SecretReference)
}

public struct ClientCertificate: Hashable, Sendable {
  public var certificateFile: String
  public var keyFile: String

  public init(certificateFile: String, keyFile: String) {
    self.certificateFile = certificateFile
    self.keyFile = keyFile
  }
}
