/// What became of a fetched entry: exactly one of these, and per poll they add up to the entries.
///
/// `CodingKeyRepresentable`, so that counts by decision are written as an object, whose keys can be sorted; a dictionary
/// with other keys is written as a list in an order that changes from run to run.
public enum EntryDecision: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  /// Kept as an article.
  case new
  /// Known, and says what it said.
  case unchanged
  /// Known, and its text changed: a version was kept.
  case edited
  /// New, but the text of an article we have.
  case copy
  /// Known text under a new id, or a known entry under a new date.
  case recycled
  /// New text that adds nothing to its story.
  case repeats
  /// Left out by a rule of the configuration.
  case filtered
  /// Set aside: the feed re-issued itself or flooded.
  case quarantined
  /// Could not be kept.
  case failed
}
