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

extension Expectations {
  /// Nothing is looked at.
  var isEmpty: Bool {
    alerts == nil && held.isEmpty && developments.isEmpty && never.isEmpty && stories.isEmpty
      && verdicts.isEmpty && edits.isEmpty && entries.isEmpty
  }

  /// Of what a watch does something is expected.
  var concernsWatches: Bool { alerts != nil || !held.isEmpty || !never.isEmpty }
}

extension Expectations.Fields {
  func value(of key: String) -> String? { wanted.first { $0.key == key }?.value }

  func without(_ isLeftOut: (_ key: String, _ value: String?) -> Bool) -> Self {
    var fields = self
    fields.wanted.removeAll { isLeftOut($0.key, $0.value) }
    return fields
  }

  /// `kind dispute, text "…"`
  var description: String {
    let parts = wanted.map { key, value in
      value.map { $0.contains(" ") ? "\(key) \"\($0)\"" : "\(key) \($0)" } ?? "no \(key)"
    }
    return parts.isEmpty ? "of any kind" : parts.joined(separator: ", ")
  }
}
