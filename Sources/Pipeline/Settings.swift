public import News
public import Text
public import Watching

/// What the user configured, validated and complete: every default filled in.
///
/// Made by the reader of `feeds.yaml`, passed down, never global.
public struct Settings: Hashable, Sendable {
  public var stateDirectory: String
  /// IANA name; digest days and quiet hours follow it.
  public var timeZone: String
  public var limits = FetchLimits()
  public var publishers: [Publisher] = []
  public var feeds: [FeedSettings] = []
  public var watches: [Watch] = []
  public var alerts = AlertSettings()
  public var digest = DigestSettings()
  public var retention = RetentionSettings()
  /// `host:port` or a path; nil: no status server.
  public var metricsListen: String?

  public init(stateDirectory: String, timeZone: String) {
    self.stateDirectory = stateDirectory
    self.timeZone = timeZone
  }
}

/// Limits that all feeds share.
public struct FetchLimits: Hashable, Sendable {
  /// Transfers at a time.
  public var connections = 8
  public var perHost = 1
  /// Between two starts to one host.
  public var hostGap: Duration = .seconds(1)
  /// A 429 rests every feed of its host; on machines that serve many strangers' feeds they have nothing to do
  /// with each other.
  public var pausesHosts = true
  public var deniesPrivateNetworks = true
  /// Exceptions to the denial.
  public var allowedNetworks: [AddressBlock] = []

  public init() {}
}

/// Who counts as one voice when origins are counted.
public struct Publisher: Hashable, Sendable {
  public var id: String
  public var names: [String]
  public var domains: [String]
  public var kind: FeedRole

  public init(id: String, names: [String], domains: [String], kind: FeedRole) {
    self.id = id
    self.names = names
    self.domains = domains
    self.kind = kind
  }
}

/// How alerts are told.
public struct AlertSettings: Hashable, Sendable {
  public enum Output: String, CaseIterable, Sendable {
    case journal, file, webhook
  }
  /// Wait for copies before the line; never for confirmation.
  public var settle: Duration = .seconds(90)
  /// Per watch and story.
  public var cooldown: Duration = .seconds(3_600)
  /// Lines a day per watch; the rest goes to the digest, counted.
  public var budget = 50
  public var quiet: QuietHours?
  public var outputs: [Output] = [.journal, .file]
  public var webhook: WebhookSettings?

  public init() {}
}

/// When and what the digest is.
public struct DigestSettings: Hashable, Sendable {
  public enum Format: String, CaseIterable, Sendable {
    case md, html, json, atom
  }
  /// The one file of the form `atom`, whatever the day.
  public static let feedName = "feed.xml"
  /// Minute of the day at which the day's page is announced in the log.
  public var minuteOfDay = 360
  /// Stories on the first page.
  public var stories = 12
  public var formats: [Format] = [.md, .json]

  public init() {}
}

/// How long things are kept.
public struct RetentionSettings: Hashable, Sendable {
  public var articles: Duration = .seconds(400 * 86_400)
  public var raw: Duration = .seconds(14 * 86_400)
  public var alerts: Duration = .seconds(5 * 365 * 86_400)
  public var maxDiskBytes = 10 << 30

  public init() {}
}
