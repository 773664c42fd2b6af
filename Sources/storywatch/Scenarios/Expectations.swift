import News

/// What a scenario's author wants to see; a part that is not given is not looked at.
struct Expectations: Sendable {
  /// All alerts there may be, in any order.
  var alerts: [Fields]?
  /// Where `alerts` stands.
  var alertsPlace: Place?
  /// Decisions of watches to hold something, each of which must be there.
  var held: [Fields] = []
  /// Developments that must be found.
  var developments: [Fields] = []
  /// Texts that no alert may have.
  var never: [Words] = []
  /// Articles of one story in each; those of two are of different stories.
  var stories: [[Words]] = []
  /// Article and its `EntryDecision`.
  var verdicts: [(article: Words, decision: EntryDecision)] = []
  /// Article and the grades of all its edits.
  var edits: [(article: Words, grades: [String])] = []
  /// How many entries ended so.
  var entries: [(decision: EntryDecision, count: Int, place: Place)] = []

  /// A text of the file and where it stands.
  struct Words: Hashable, Sendable {
    var text: String
    var place: Place
  }

  /// What is wanted of one thing.
  struct Fields: Sendable {
    var place: Place
    /// Nil: it must not have this one.
    var wanted: [(key: String, value: String?)]
  }
}

extension Expectations.Fields {
  /// `kind dispute, text "…"`
  var description: String {
    let parts = wanted.map { key, value in
      value.map { $0.contains(" ") ? "\(key) \"\($0)\"" : "\(key) \($0)" } ?? "no \(key)"
    }
    return parts.isEmpty ? "of any kind" : parts.joined(separator: ", ")
  }
}
