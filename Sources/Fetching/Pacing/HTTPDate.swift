public import News

/// The date of a header field (RFC 9110 5.6.7).
public enum HTTPDate {
  /// Reads `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and
  /// `Sun Nov  6 08:49:37 1994`; nil for anything else. The day's name is not checked.
  public static func parse(_ bytes: [UInt8]) -> Timestamp? {
    let words = bytes.split { $0 == 0x20 || $0 == 0x2c || $0 == 0x2d || $0 == 0x09 }.map(Array.init)
    if words.count == 5, let month = month(words[1]) {
      return timestamp(day: words[2], month: month, year: words[4], time: words[3])
    }
    guard words.count == 5 || words.count == 6, let month = month(words[2]) else { return nil }
    if words.count == 6 {
      let zone = String(decoding: words[5], as: UTF8.self)
      guard ["GMT", "UTC", "UT", "Z", "+0000"].contains(zone) else { return nil }
    }
    return timestamp(day: words[1], month: month, year: words[3], time: words[4])
  }

  private static func timestamp(day: [UInt8], month: Int, year: [UInt8], time: [UInt8])
    -> Timestamp?
  {
    let clock = time.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      .map { number(Array($0), digits: 2) }
    guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2],
      hour < 24, minute < 60, second <= 60, let day = number(day, digits: 2), day >= 1,
      let year = fullYear(year), day <= CivilDate.daysInMonth(month, of: year)
    else { return nil }
    return Timestamp(
      utc: CivilDate(year: year, month: month, day: day),
      secondsOfDay: hour * 3_600 + minute * 60 + second)
  }

  /// Two digits are of 1970 to 2069: a fixed window keeps this a function of its argument.
  private static func fullYear(_ bytes: [UInt8]) -> Int? {
    guard bytes.count == 2 || bytes.count == 4, let year = number(bytes, digits: 4) else {
      return nil
    }
    return bytes.count == 4 ? year : year < 70 ? 2_000 + year : 1_900 + year
  }

  private static func number(_ bytes: [UInt8], digits: Int) -> Int? {
    guard bytes.count <= digits else { return nil }
    return SaturatingNumber.parse(bytes[...]).map { Int($0) }
  }

  private static func month(_ name: [UInt8]) -> Int? {
    let names = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    let name = String(decoding: name, as: UTF8.self).lowercased()
    return names.firstIndex(of: name).map { $0 + 1 }
  }
}
