import Glibc
public import News

/// A time zone read from the system's tz database (TZif, RFC 8536); pure once it is loaded.
///
/// FoundationEssentials knows no zone but GMT, and glibc's `localtime_r` only the process's own.
public struct LocalZone: Hashable, Sendable {
  public let name: String
  private let transitions: [Int64]
  private let offsets: [Int]
  private let firstOffset: Int
  private let rule: ZoneRule?

  public static let utc = LocalZone(
    name: "UTC", transitions: [], offsets: [], firstOffset: 0, rule: nil)

  /// Loads `name` (IANA) from `directory`; nil when there is no such zone.
  public init?(named name: String, directory: String = "/usr/share/zoneinfo") {
    if name == "UTC" {
      self = .utc
      return
    }
    let isPlain = name.utf8.allSatisfy {
      ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7a)
        || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: "+")
    }
    guard isPlain, !name.isEmpty, name.first != "/",
      let bytes = try? FileBytes.read(directory + "/" + name, limit: 1 << 20),
      let zone = LocalZone(name: name, tzif: bytes)
    else { return nil }
    self = zone
  }

  private init(
    name: String, transitions: [Int64], offsets: [Int], firstOffset: Int, rule: ZoneRule?
  ) {
    self.name = name
    self.transitions = transitions
    self.offsets = offsets
    self.firstOffset = firstOffset
    self.rule = rule
  }

  /// Seconds east of UTC at `instant`.
  public func offset(at instant: Timestamp) -> Int {
    guard let last = transitions.last else {
      return rule?.offset(at: instant.seconds) ?? firstOffset
    }
    if instant.seconds >= last, let rule { return rule.offset(at: instant.seconds) }
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= instant.seconds { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? firstOffset : offsets[low - 1]
  }

  /// The clock from `start` to before `end`, which lie a day or so apart.
  public func clock(from start: Timestamp, to end: Timestamp) -> DayClock {
    let last = end.adding(seconds: -1)
    var clock = DayClock(utcOffsetSeconds: offset(at: last))
    let before = offset(at: start)
    guard start < last, before != clock.utcOffsetSeconds else { return clock }
    var (early, late) = (start.seconds, last.seconds)
    while late - early > 1 {
      let middle = early + (late - early) / 2
      if offset(at: Timestamp(seconds: middle)) == before { early = middle } else { late = middle }
    }
    clock.change = ClockChange(at: Timestamp(seconds: late), secondsBefore: before)
    return clock
  }

  /// The local day of `instant`.
  public func date(at instant: Timestamp) -> CivilDate {
    instant.adding(seconds: Int64(offset(at: instant))).utcDate
  }

  /// Minutes since local midnight, 0 to 1439.
  public func minuteOfDay(at instant: Timestamp) -> Int {
    let local = instant.seconds + Int64(offset(at: instant))
    let second = local % 86_400
    return Int(second < 0 ? second + 86_400 : second) / 60
  }

  /// The first instant of `date`, also where a clock change skips or repeats midnight.
  public func start(of date: CivilDate) -> Timestamp {
    let guess = Timestamp(utc: date)
    // Both offsets in force around midnight are tried; the earlier instant that is on the day wins.
    let candidates = [guess.adding(seconds: -86_400), guess.adding(seconds: 86_400)]
      .map { guess.adding(seconds: -Int64(offset(at: $0))) }
      .sorted()
    for candidate in candidates where self.date(at: candidate) == date {
      return candidate
    }
    return candidates[0]
  }
}

extension LocalZone {
  /// Version 2+ data: the 64-bit block and the footer with the rule for later years.
  private init?(name: String, tzif bytes: [UInt8]) {
    guard let first = TZifHeader(bytes, at: 0), first.version >= 2,
      let header = TZifHeader(bytes, at: 44 + first.bodyLength(timeSize: 4))
    else { return nil }
    let start = header.start + 44
    guard bytes.count >= start + header.bodyLength(timeSize: 8), header.types > 0 else {
      return nil
    }
    var transitions: [Int64] = []
    var offsets: [Int] = []
    let indices = start + header.transitions * 8
    let types = indices + header.transitions
    func offset(ofType type: Int) -> Int {
      Int(TZifHeader.signed32(bytes, types + min(type, header.types - 1) * 6))
    }
    for index in 0..<header.transitions {
      transitions.append(TZifHeader.signed64(bytes, start + index * 8))
      offsets.append(offset(ofType: Int(bytes[indices + index])))
    }
    let footer = bytes[(start + header.bodyLength(timeSize: 8))...].dropFirst()
      .prefix { $0 != 0x0a }
    self.init(
      name: name, transitions: transitions, offsets: offsets, firstOffset: offset(ofType: 0),
      rule: ZoneRule(String(decoding: footer, as: UTF8.self)))
  }
}

/// The counts at the head of a TZif block (RFC 8536 3.1).
private struct TZifHeader {
  var start: Int
  var version: Int
  var isUTCs: Int
  var isStds: Int
  var leaps: Int
  var transitions: Int
  var types: Int
  var characters: Int

  init?(_ bytes: [UInt8], at start: Int) {
    guard start >= 0, bytes.count >= start + 44,
      Array(bytes[start..<start + 4]) == Array("TZif".utf8)
    else { return nil }
    self.start = start
    version = bytes[start + 4] == 0 ? 1 : Int(bytes[start + 4]) - 0x30
    let counts = (0..<6).map { Int(Self.signed32(bytes, start + 20 + $0 * 4)) }
    guard counts.allSatisfy({ (0...100_000).contains($0) }) else { return nil }
    isUTCs = counts[0]
    isStds = counts[1]
    leaps = counts[2]
    transitions = counts[3]
    types = counts[4]
    characters = counts[5]
  }

  func bodyLength(timeSize: Int) -> Int {
    transitions * (timeSize + 1) + types * 6 + characters + leaps * (timeSize + 4) + isStds + isUTCs
  }

  static func signed32(_ bytes: [UInt8], _ at: Int) -> Int32 {
    Int32(bitPattern: bytes[at..<at + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
  }

  static func signed64(_ bytes: [UInt8], _ at: Int) -> Int64 {
    Int64(bitPattern: bytes[at..<at + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }
}
