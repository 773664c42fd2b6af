import News
import Text

/// Says who published an entry: a publisher of the settings, else a registrable domain.
struct OutletNames: Sendable {
  private var publisherOfDomain: [String: String] = [:]
  private var publisherOfName: [String: String] = [:]

  init(_ publishers: [Publisher]) {
    for publisher in publishers {
      for domain in publisher.domains { publisherOfDomain[domain] = publisher.id }
      for name in publisher.names { publisherOfName[name] = publisher.id }
    }
  }

  /// An aggregator's and a local file's entries belong to the site they link to, all others to the feed's site.
  func outlet(of entry: Entry, in feed: FeedSettings) -> String {
    if let publisher = feed.publisher { return publisherOfName[publisher] ?? publisher }
    let isCarrier = feed.role == .aggregator || feed.url.hasPrefix("file:")
    let site = isCarrier ? entry.url ?? entry.source?.url : feed.url
    guard let domain = site.flatMap({ RegistrableDomain.of(url: $0) }) else { return feed.id }
    return publisherOfDomain[domain] ?? domain
  }
}
