extension Timestamp {
  /// `2026-01-18T09:15:37Z`
  public var rfc3339: String {
    let day = daysSinceEpoch
    let rest = Int(seconds - Int64(day) * 86_400)
    return CivilDate(daysSinceEpoch: day).description + "T" + Self.padded(rest / 3_600, to: 2) + ":"
      + Self.padded(rest / 60 % 60, to: 2) + ":" + Self.padded(rest % 60, to: 2) + "Z"
  }

  /// The UTC day of this instant.
  public var utcDate: CivilDate {
    CivilDate(daysSinceEpoch: daysSinceEpoch)
  }

  /// Midnight UTC at the start of `date`, plus a time of day in seconds.
  public init(utc date: CivilDate, secondsOfDay: Int = 0) {
    self.init(seconds: Int64(date.daysSinceEpoch) * 86_400 + Int64(secondsOfDay))
  }

  /// Reads an RFC 3339 date-time (section 5.6); a fraction is cut off, a leap second rolls over.
  ///
  /// A date alone is midnight UTC. Nil for anything else: forgiving forms are `FeedParsing`'s business.
  public init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, let date = CivilDate(String(decoding: bytes[..<10], as: UTF8.self))
    else { return nil }
    if bytes.count == 10 {
      self.init(utc: date)
      return
    }
    guard bytes.count >= 19,
      bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t")
        || bytes[10] == UInt8(ascii: " "), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let hour = Self.twoDigits(bytes, 11),
      let minute = Self.twoDigits(bytes, 14), let second = Self.twoDigits(bytes, 17),
      hour < 24, minute < 60, second <= 60
    else { return nil }
    var index = 19
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    }
    guard let offset = Self.offset(bytes[index...]) else { return nil }
    self.init(utc: date, secondsOfDay: hour * 3_600 + minute * 60 + second - offset)
  }

  static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  private var daysSinceEpoch: Int {
    let days = seconds / 86_400
    return Int(seconds % 86_400 < 0 ? days - 1 : days)
  }

  private static func twoDigits(_ bytes: [UInt8], _ index: Int) -> Int? {
    guard index + 1 < bytes.count, isDigit(bytes[index]), isDigit(bytes[index + 1]) else {
      return nil
    }
    return Int(bytes[index] - 0x30) * 10 + Int(bytes[index + 1] - 0x30)
  }

  /// `Z` or `+hh:mm`, in seconds east of UTC.
  private static func offset(_ zone: ArraySlice<UInt8>) -> Int? {
    let bytes = Array(zone)
    if bytes == [UInt8(ascii: "Z")] || bytes == [UInt8(ascii: "z")] { return 0 }
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
      bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      let hours = twoDigits(bytes, 1), let minutes = twoDigits(bytes, 4), minutes < 60
    else { return nil }
    return (hours * 3_600 + minutes * 60) * (bytes[0] == UInt8(ascii: "-") ? -1 : 1)
  }
}
