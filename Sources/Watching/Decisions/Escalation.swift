public import News

/// A story that so many independent origins carry within so long is louder.
public struct Escalation: Hashable, Sendable {
  public var origins: Int
  public var within: Duration
  public var severity: Severity

  public init(origins: Int, within: Duration, severity: Severity) {
    self.origins = origins
    self.within = within
    self.severity = severity
  }
}
