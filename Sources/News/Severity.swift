/// How loud an alert is.
public enum Severity: String, CaseIterable, Comparable, Codable, Sendable {
  case info, low, medium, high, critical

  public static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  /// syslog priority (RFC 5424 6.2.1), for the sd-daemon `<N>` prefix and journald's PRIORITY.
  public var syslogPriority: Int {
    switch self {
    case .info: 6
    case .low: 5
    case .medium: 4
    case .high: 3
    case .critical: 2
    }
  }

  private var rank: Int { 6 - syslogPriority }
}
