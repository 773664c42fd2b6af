/// The format of a feed, by its document element.
public enum FeedFormat: String, CaseIterable, Sendable {
  case rss090 = "rss0.90"
  case rss091 = "rss0.91"
  case rss092 = "rss0.92"
  case rss093 = "rss0.93"
  case rss094 = "rss0.94"
  case rss10 = "rss1.0"
  case rss11 = "rss1.1"
  case rss20 = "rss2.0"
  /// An `rss` element of no or an unknown version.
  case rss
  case atom03 = "atom0.3"
  case atom10 = "atom1.0"
  /// A `feed` element of no known namespace and no version.
  case atom
  case json10 = "json1.0"
  case json11 = "json1.1"
  case json
  case cdf
  /// D. Winer's RSS in JSON.
  case rssInJSON = "rss-json"

  /// The format that `rss@version` names.
  init(rssVersion version: String?) {
    let version = version ?? ""
    if version.hasPrefix("2") {
      self = .rss20
    } else if version.hasPrefix("0.") {
      self = FeedFormat(rawValue: "rss" + version) ?? .rss
    } else {
      self = .rss
    }
  }
}
