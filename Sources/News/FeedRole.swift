/// What a feed is to its reader; decides how its articles count.
public enum FeedRole: String, CaseIterable, Codable, Sendable {
  case news
  /// Raises disputes at most; never an origin of a fact.
  case opinion
  /// An agency: what others copy from.
  case wire
  /// A ministry, a company, a court: speaks for itself.
  case official
  /// Carries others' articles; the outlet is the entry's site.
  case aggregator
}
