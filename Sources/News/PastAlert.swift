/// An alert as far as later decisions about its story need to know it.
public struct PastAlert: Hashable, Sendable {
  public var id: String
  public var watch: String
  public var kind: AlertKind
  public var severity: Severity
  /// The article that brought it, by its id.
  public var article: String
  public var foundAt: Timestamp
  /// When its line may be written, or might have been.
  public var dueAt: Timestamp
  /// As told, or as found while it is pending.
  public var origins: Int

  public init(
    id: String, watch: String, kind: AlertKind, severity: Severity, article: String,
    foundAt: Timestamp, dueAt: Timestamp, origins: Int
  ) {
    self.id = id
    self.watch = watch
    self.kind = kind
    self.severity = severity
    self.article = article
    self.foundAt = foundAt
    self.dueAt = dueAt
    self.origins = origins
  }
}
