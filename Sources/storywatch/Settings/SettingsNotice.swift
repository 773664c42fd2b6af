/// Something in `feeds.yaml` that is accepted but that its author should know of.
struct SettingsNotice: Hashable, Sendable {
  enum Kind: String, Sendable {
    /// It will do something that is probably not meant.
    case warning
  }
  var place: Place
  var kind: Kind
  var message: String
}

extension SettingsNotice: CustomStringConvertible {
  /// `feeds.yaml:4:5: warning: …`
  var description: String {
    "\(place): \(kind.rawValue): \(message)"
  }
}
