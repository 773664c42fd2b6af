import Foundation
public import News

/// All that the page of a day was made of, so that it can be made again when the store has moved on.
public struct DigestRecord: Hashable, Codable, Sendable {
  /// IANA name of the zone whose day it is.
  public var timeZone: String
  /// East of UTC while the day ends.
  public var utcOffsetSeconds: Int
  /// Missing in records of an older program.
  public var clockChange: ClockChange?
  /// Ids of the watches, in the order of the settings.
  public var watches: [String]
  /// Stories on the first page.
  public var stories: Int
  /// The day is over.
  public var isComplete: Bool
  /// Missing in records of an older program.
  public var shape: DigestShape?
  public var data: DigestData

  public init(
    timeZone: String, clock: DayClock, watches: [String], stories: Int, isComplete: Bool,
    data: DigestData
  ) {
    self.timeZone = timeZone
    utcOffsetSeconds = clock.utcOffsetSeconds
    clockChange = clock.change
    self.watches = watches
    self.stories = stories
    self.isComplete = isComplete
    shape = .newest
    self.data = data
  }

  public var clock: DayClock {
    DayClock(utcOffsetSeconds: utcOffsetSeconds, change: clockChange)
  }

  /// Reads what `bytes` wrote; nil for anything else.
  public init?(bytes: [UInt8]) {
    guard let record = try? JSONDecoder().decode(DigestRecord.self, from: Data(bytes)) else {
      return nil
    }
    self = record
  }

  /// The record as JSON; empty where a number in it is none.
  public var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(self)).map { Array($0) } ?? []
  }
}
