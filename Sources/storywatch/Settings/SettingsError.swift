/// One thing in `feeds.yaml` that cannot be accepted, where it stands, and what to do about it.
struct SettingsError: Hashable, Sendable {
  var place: Place
  var message: String
  /// What to write or to do instead.
  var remedy: String?
}

extension SettingsError: CustomStringConvertible {
  /// `feeds.yaml:4:5: unknown key "intervall" in defaults (did you mean "interval"?)`
  var description: String {
    "\(place): \(message)" + (remedy.map { " (\($0))" } ?? "")
  }
}

/// Everything that is wrong with a configuration; it is rejected whole.
struct SettingsErrors: Error, Hashable, Sendable {
  /// By file in the order of reading, then by line and column; never empty.
  var errors: [SettingsError]
}

extension SettingsErrors: CustomStringConvertible {
  /// One error a line.
  var description: String {
    errors.map(\.description).joined(separator: "\n")
  }
}
