public import News

/// What the store holds, in figures that cost little to ask for.
public struct StoreStock: Hashable, Sendable {
  /// As `sizeInBytes()` counts.
  public var bytes = 0
  /// Alerts decided and not marked as written.
  public var unwrittenAlerts = 0
  /// Alerts that wait for the webhook.
  public var waitingDeliveries = 0
  /// When a digest was last written; nil before the first.
  public var lastDigest: Timestamp?

  public init() {}
}
