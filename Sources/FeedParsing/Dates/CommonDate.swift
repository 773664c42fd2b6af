internal import News

/// The two forms that nearly all dates of feeds have, read without a detour:
/// `Tue, 10 Jun 2025 04:00:00 GMT` and `2025-06-10T04:00:00Z`.
enum CommonDate {
  /// Nil for everything else, which may still be a date.
  static func parse(_ bytes: Span<UInt8>) -> Timestamp? {
    guard bytes.count >= 19 else { return nil }
    return bytes[4] == UInt8(ascii: "-") ? iso(bytes) : mail(bytes)
  }

  private static func iso(_ bytes: Span<UInt8>) -> Timestamp? {
    guard let year = number(bytes, 0, 4), let month = number(bytes, 5, 2),
      let day = number(bytes, 8, 2), let hour = number(bytes, 11, 2),
      let minute = number(bytes, 14, 2), let second = number(bytes, 17, 2),
      bytes[7] == UInt8(ascii: "-"), bytes[10] == UInt8(ascii: "T"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":")
    else { return nil }
    var index = 19
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      while index < bytes.count, bytes[index] &- 0x30 < 10 { index += 1 }
    }
    guard let offset = offset(bytes, index, separator: true) else { return nil }
    return CivilTime(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second
    ).timestamp(offset: offset)
  }

  private static func mail(_ bytes: Span<UInt8>) -> Timestamp? {
    var index = 0
    if bytes[3] == UInt8(ascii: ","), bytes[4] == 0x20 { index = 5 }
    var day = 0
    let dayStart = index
    while index < bytes.count, bytes[index] &- 0x30 < 10 {
      day = day * 10 + Int(bytes[index] - 0x30)
      index += 1
      if index - dayStart > 2 { return nil }
    }
    guard index > dayStart, index + 17 < bytes.count, bytes[index] == 0x20,
      let month = month(bytes, index + 1), bytes[index + 4] == 0x20,
      let year = number(bytes, index + 5, 4), bytes[index + 9] == 0x20,
      let hour = number(bytes, index + 10, 2), bytes[index + 12] == UInt8(ascii: ":"),
      let minute = number(bytes, index + 13, 2), bytes[index + 15] == UInt8(ascii: ":"),
      let second = number(bytes, index + 16, 2), index + 18 < bytes.count,
      bytes[index + 18] == 0x20, let offset = offset(bytes, index + 19, separator: false)
    else { return nil }
    return CivilTime(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second
    ).timestamp(offset: offset)
  }

  /// `Z`, `GMT`, `+0200` or, with a separator, `+02:00`, and then the end.
  private static func offset(_ bytes: Span<UInt8>, _ start: Int, separator: Bool) -> Int? {
    let left = bytes.count - start
    if left == 1, bytes[start] == UInt8(ascii: "Z") { return 0 }
    if left == 3, bytes[start] == UInt8(ascii: "G"), bytes[start + 1] == UInt8(ascii: "M"),
      bytes[start + 2] == UInt8(ascii: "T")
    {
      return 0
    }
    guard left == (separator ? 6 : 5),
      bytes[start] == UInt8(ascii: "+") || bytes[start] == UInt8(ascii: "-"),
      !separator || bytes[start + 3] == UInt8(ascii: ":"),
      let hours = number(bytes, start + 1, 2),
      let minutes = number(bytes, start + (separator ? 4 : 3), 2), hours < 24, minutes < 60
    else { return nil }
    let seconds = hours * 3_600 + minutes * 60
    return bytes[start] == UInt8(ascii: "-") ? -seconds : seconds
  }

  private static func number(_ bytes: Span<UInt8>, _ start: Int, _ count: Int) -> Int? {
    guard start + count <= bytes.count else { return nil }
    var number = 0
    for index in start..<start + count {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }

  private static func month(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
    let key =
      Int(bytes[start] | 0x20) << 16 | Int(bytes[start + 1] | 0x20) << 8
      | Int(bytes[start + 2] | 0x20)
    switch key {
    case 0x6a616e: return 1
    case 0x666562: return 2
    case 0x6d6172: return 3
    case 0x617072: return 4
    case 0x6d6179: return 5
    case 0x6a756e: return 6
    case 0x6a756c: return 7
    case 0x617567: return 8
    case 0x736570: return 9
    case 0x6f6374: return 10
    case 0x6e6f76: return 11
    case 0x646563: return 12
    default: return nil
    }
  }
}
