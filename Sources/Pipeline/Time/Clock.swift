import Glibc
public import News

/// Where the time comes from: the system's clock, or a recording's.
///
/// The only place that reads the wall clock; every decision gets the time as an argument.
public struct Clock: Sendable {
  public let now: @Sendable () -> Timestamp

  public init(now: @escaping @Sendable () -> Timestamp) {
    self.now = now
  }

  public static let system = Clock { Timestamp(seconds: Int64(time(nil))) }
}
