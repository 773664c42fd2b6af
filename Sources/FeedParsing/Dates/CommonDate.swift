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
    var digits = Digits()
    let time = CivilTime(
      year: digits.four(bytes, 0), month: digits.two(bytes, 5), day: digits.two(bytes, 8),
      hour: digits.two(bytes, 11), minute: digits.two(bytes, 14), second: digits.two(bytes, 17))
    guard digits.areAll, bytes[7] == UInt8(ascii: "-"), bytes[10] == UInt8(ascii: "T"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":")
    else { return nil }
    var index = 19
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      while index < bytes.count, bytes[index] &- 0x30 < 10 { index += 1 }
    }
    return offset(bytes, index, separator: true).flatMap { time.timestamp(offset: $0) }
  }

  private static func mail(_ bytes: Span<UInt8>) -> Timestamp? {
    var digits = Digits()
    var index = 0
    if bytes[3] == UInt8(ascii: ","), bytes[4] == 0x20 { index = 5 }
    var day = digits.one(bytes, index)
    index += 1
    if bytes[index] &- 0x30 < 10 {
      day = day * 10 + digits.one(bytes, index)
      index += 1
    }
    guard index + 19 < bytes.count, let month = month(bytes, index + 1) else { return nil }
    let time = CivilTime(
      year: digits.four(bytes, index + 5), month: month, day: day,
      hour: digits.two(bytes, index + 10), minute: digits.two(bytes, index + 13),
      second: digits.two(bytes, index + 16))
    guard digits.areAll, bytes[index] == 0x20, bytes[index + 4] == 0x20, bytes[index + 9] == 0x20,
      bytes[index + 12] == UInt8(ascii: ":"), bytes[index + 15] == UInt8(ascii: ":"),
      bytes[index + 18] == 0x20
    else { return nil }
    return offset(bytes, index + 19, separator: false).flatMap { time.timestamp(offset: $0) }
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
      !separator || bytes[start + 3] == UInt8(ascii: ":")
    else { return nil }
    var digits = Digits()
    let hours = digits.two(bytes, start + 1)
    let minutes = digits.two(bytes, start + (separator ? 4 : 3))
    guard digits.areAll, hours < 24, minutes < 60 else { return nil }
    let seconds = hours * 3_600 + minutes * 60
    return bytes[start] == UInt8(ascii: "-") ? -seconds : seconds
  }

  /// Reads numbers first and asks once whether all of them were such.
  private struct Digits {
    private var worst: UInt8 = 0
    var areAll: Bool { worst < 10 }

    @inline(__always)
    mutating func one(_ bytes: Span<UInt8>, _ index: Int) -> Int {
      let digit = bytes[index] &- 0x30
      worst = max(worst, digit)
      return Int(digit)
    }

    @inline(__always)
    mutating func two(_ bytes: Span<UInt8>, _ index: Int) -> Int {
      let tens = one(bytes, index)
      return tens * 10 + one(bytes, index + 1)
    }

    @inline(__always)
    mutating func four(_ bytes: Span<UInt8>, _ index: Int) -> Int {
      let hundreds = two(bytes, index)
      return hundreds * 100 + two(bytes, index + 2)
    }
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
