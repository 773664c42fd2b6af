import News

/// The POSIX TZ string that ends a TZif file, `CET-1CEST,M3.5.0,M10.5.0/3`: the rule for years to come.
///
/// Only the `Mm.w.d` form of change days is read, the one the tz database writes; without a rule
/// for summer the standard offset holds.
struct ZoneRule: Hashable, Sendable {
  private struct Change: Hashable, Sendable {
    var month: Int
    var week: Int
    /// 0 is Sunday.
    var weekday: Int
    var secondOfDay: Int
  }
  private var standard: Int
  private var summer: Int
  private var changes: (begin: Change, end: Change)?

  static func == (left: ZoneRule, right: ZoneRule) -> Bool {
    left.standard == right.standard && left.summer == right.summer
      && left.changes?.begin == right.changes?.begin && left.changes?.end == right.changes?.end
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(standard)
    hasher.combine(summer)
  }

  init?(_ text: String) {
    var reader = Reader(bytes: Array(text.utf8))
    guard reader.skipName(), let offset = reader.offset() else { return nil }
    standard = -offset
    summer = standard
    guard reader.skipName() else { return }
    summer = standard + 3_600
    if let offset = reader.offset() { summer = -offset }
    guard let begin = reader.change(), let end = reader.change() else { return nil }
    changes = (begin, end)
  }

  /// Seconds east of UTC at `second` (since the epoch).
  func offset(at second: Int64) -> Int {
    guard let changes else { return standard }
    let year = Timestamp(seconds: second).adding(seconds: Int64(standard)).utcDate.year
    let begin = instant(of: changes.begin, in: year) - Int64(standard)
    let end = instant(of: changes.end, in: year) - Int64(summer)
    let isSummer =
      begin < end ? (second >= begin && second < end) : (second >= begin || second < end)
    return isSummer ? summer : standard
  }

  private func instant(of change: Change, in year: Int) -> Int64 {
    let first = CivilDate(year: year, month: change.month, day: 1)
    let firstWeekday = (first.weekday + 1) % 7
    var day = 1 + (change.weekday - firstWeekday + 7) % 7 + (change.week - 1) * 7
    while day > CivilDate.daysInMonth(change.month, of: year) { day -= 7 }
    let date = CivilDate(year: year, month: change.month, day: day)
    return Timestamp(utc: date).seconds + Int64(change.secondOfDay)
  }

  private struct Reader {
    let bytes: [UInt8]
    var index = 0

    var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    mutating func skip(_ byte: Character) -> Bool {
      guard let next, next == byte.asciiValue else { return false }
      index += 1
      return true
    }

    mutating func skipName() -> Bool {
      let start = index
      if skip("<") {
        while let next, next != UInt8(ascii: ">") { index += 1 }
        return skip(">")
      }
      while let next, next | 0x20 >= 0x61, next | 0x20 <= 0x7a { index += 1 }
      return index > start
    }

    mutating func number() -> Int? {
      var value: Int?
      while let next, next >= 0x30, next <= 0x39, (value ?? 0) < 10_000 {
        value = (value ?? 0) * 10 + Int(next - 0x30)
        index += 1
      }
      return value
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func offset() -> Int? {
      let sign = skip("-") ? -1 : 1
      if sign == 1 { _ = skip("+") }
      guard let hours = number() else { return nil }
      var seconds = hours * 3_600
      if skip(":") { seconds += (number() ?? 0) * 60 }
      if skip(":") { seconds += number() ?? 0 }
      return sign * seconds
    }

    mutating func change() -> Change? {
      guard skip(","), skip("M"), let month = number(), (1...12).contains(month), skip("."),
        let week = number(), (1...5).contains(week), skip("."), let weekday = number(), weekday < 7
      else { return nil }
      var second = 7_200
      if skip("/") {
        guard let time = offset() else { return nil }
        second = time
      }
      return Change(month: month, week: week, weekday: weekday, secondOfDay: second)
    }
  }
}
