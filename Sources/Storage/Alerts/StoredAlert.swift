public import News

/// An alert and how far it has come.
public struct StoredAlert: Hashable, Codable, Sendable {
  public enum State: String, CaseIterable, Codable, Sendable {
    /// Found, and not due yet.
    case pending
    /// Its line is fixed; whether it was written is not known.
    case told
    case written
  }
  public var alert: Alert
  public var state: State
  public var toldAt: Timestamp?
  /// As it was written, nil while pending.
  public var line: String?
}
