public import News
import Text

/// Says who published an entry, and in which role: a publisher of the settings, else a registrable domain.
public struct OutletNames: Sendable {
  private var publisherOfDomain: [String: String] = [:]
  private var publisherOfName: [String: String] = [:]
  private var kindOfPublisher: [String: FeedRole] = [:]

  public init(_ publishers: [Publisher]) {
    for publisher in publishers {
      kindOfPublisher[publisher.id] = publisher.kind
      for domain in publisher.domains { publisherOfDomain[domain] = publisher.id }
      for name in publisher.names { publisherOfName[Self.key(name)] = publisher.id }
    }
  }

  /// An aggregator's and a local file's entries belong to who is named as their source, if the settings know him, or to
  /// the site they link to; all others to the feed's site.
  func outlet(of entry: Entry, in feed: FeedSettings) -> String {
    if let publisher = feed.publisher { return publisher }
    guard feed.isCarrier else { return outlet(of: feed) }
    let domain = (entry.url ?? entry.source?.url).flatMap { RegistrableDomain.of(url: $0) }
    return domain.flatMap { publisherOfDomain[$0] }
      ?? entry.source?.title.flatMap { publisherOfName[Self.key($0)] } ?? domain ?? feed.id
  }

  /// The feed's own role, else the kind of the publisher; what an aggregator carries has the role of who wrote it.
  func role(of outlet: String, in feed: FeedSettings) -> FeedRole {
    if let role = feed.role, role != .aggregator { return role }
    return kindOfPublisher[outlet] ?? feed.role ?? .news
  }

  /// The role of a feed's entries, where they have no publishers of their own.
  public func role(of feed: FeedSettings) -> FeedRole {
    feed.isCarrier ? feed.role ?? .news : role(of: feed.publisher ?? outlet(of: feed), in: feed)
  }

  /// Whose entries a feed brings; nil where they may be anybody's.
  public func onlyOutlet(of feed: FeedSettings) -> String? {
    feed.isCarrier ? nil : feed.publisher ?? outlet(of: feed)
  }

  private func outlet(of feed: FeedSettings) -> String {
    guard let domain = RegistrableDomain.of(url: feed.url) else { return feed.id }
    return publisherOfDomain[domain] ?? domain
  }

  /// Names are the same in whatever case, and with whatever blanks around them.
  private static func key(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension FeedSettings {
  /// Its entries are others'.
  fileprivate var isCarrier: Bool {
    publisher == nil && (role == .aggregator || url.hasPrefix("file:"))
  }
}
