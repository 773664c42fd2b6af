/// An instant in UTC, to the second.
public struct Timestamp: Hashable, Comparable, Codable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z; leap seconds are not counted (POSIX).
  public var seconds: Int64

  public init(seconds: Int64) {
    self.seconds = seconds
  }

  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.seconds < right.seconds
  }

  /// `seconds` later (earlier when negative), saturating at the ends of `Int64`.
  public func adding(seconds delta: Int64) -> Timestamp {
    let (sum, overflow) = seconds.addingReportingOverflow(delta)
    return Timestamp(seconds: overflow ? (delta < 0 ? .min : .max) : sum)
  }

  /// Seconds from `earlier` to this instant.
  public func seconds(since earlier: Timestamp) -> Int64 {
    let (difference, overflow) = seconds.subtractingReportingOverflow(earlier.seconds)
    return overflow ? (seconds < earlier.seconds ? .min : .max) : difference
  }
}
