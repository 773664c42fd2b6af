public import News

/// How far a run came: what an interrupted replay continues from.
public struct StoredPast: Hashable, Sendable {
  public var polls: Int
  /// The latest instant at which something was polled, told or reported; nil where nothing was.
  public var latest: Timestamp?
}
