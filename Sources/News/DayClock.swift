/// The clock on the wall of one day, which may be changed once while it runs.
public struct DayClock: Hashable, Sendable {
  /// East of UTC while the day ends.
  public var utcOffsetSeconds: Int
  public var change: ClockChange?

  public init(utcOffsetSeconds: Int, change: ClockChange? = nil) {
    self.utcOffsetSeconds = utcOffsetSeconds
    self.change = change
  }

  /// The instant whose time in UTC is what the clock shows at `instant`.
  public func local(_ instant: Timestamp) -> Timestamp {
    let offset = change.flatMap { instant < $0.at ? $0.secondsBefore : nil } ?? utcOffsetSeconds
    return instant.adding(seconds: Int64(offset))
  }
}

/// The moment at which summer time begins or ends.
public struct ClockChange: Hashable, Codable, Sendable {
  public var at: Timestamp
  /// East of UTC until then.
  public var secondsBefore: Int

  public init(at: Timestamp, secondsBefore: Int) {
    self.at = at
    self.secondsBefore = secondsBefore
  }
}
