/// Names that may be given once, with the place of each.
struct UniqueNames {
  let what: String
  private var places: [String: Place] = [:]

  /// `what` they name, in an error's words.
  init(_ what: String) {
    self.what = what
  }

  /// With `known` names, all of which are given at `place`.
  init(_ what: String, known: [String], at place: Place) {
    self.what = what
    for name in known { places[name] = place }
  }

  /// Adds a name; false, and reported, where it was there.
  mutating func insert(_ name: String, _ place: Place, _ findings: inout Findings) -> Bool {
    if let first = places[name] {
      findings.error(place, "\(what) \"\(name)\" is already defined", remedy: "at \(first)")
      return false
    }
    places[name] = place
    return true
  }

  func contains(_ name: String) -> Bool {
    places[name] != nil
  }

  /// In alphabetical order.
  var names: [String] {
    places.keys.sorted()
  }

  /// Whether `name` was defined; reported, with the nearest that was, where not.
  func resolve(_ name: String, _ place: Place, _ findings: inout Findings) -> Bool {
    if contains(name) { return true }
    findings.error(
      place, "\(what) \"\(name)\" is not defined",
      remedy: Spelling.suggestion(for: name, among: names))
    return false
  }
}
