/// A host that wants to be left alone for a while, whichever of its feeds is due.
public struct HostPause: Hashable, Sendable {
  /// As `Fetcher.host(of:)` names it.
  public var host: String
  public var until: Timestamp

  public init(host: String, until: Timestamp) {
    self.host = host
    self.until = until
  }
}
