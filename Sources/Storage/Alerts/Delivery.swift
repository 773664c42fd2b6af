/// An alert that waits to be posted, its line as it was fixed.
public struct Delivery: Hashable, Sendable {
  public var alert: String
  /// One JSON object.
  public var json: String
  /// How often it was tried in vain.
  public var attempts: Int
}
