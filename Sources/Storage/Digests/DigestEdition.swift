public import News

/// What was written for a day, to know whether it would change.
public struct DigestEdition: Hashable, Sendable {
  public var day: CivilDate
  /// Of the page's content.
  public var hash: UInt64
  /// The day is over: the page stays as it is.
  public var isFrozen: Bool
  public var writtenAt: Timestamp
  /// Where the page of the next day begins: days overlap or leave a gap when the time zone moves, and one that was frozen by
  /// a clock that was ahead ends where the clock was set right.
  public var until: Timestamp
  /// The log was told that the page is there.
  public var isAnnounced = false

  public init(day: CivilDate, hash: UInt64, isFrozen: Bool, writtenAt: Timestamp, until: Timestamp)
  {
    self.day = day
    self.hash = hash
    self.isFrozen = isFrozen
    self.writtenAt = writtenAt
    self.until = until
  }
}
