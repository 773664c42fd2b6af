internal import News

/// Reads a date from its words and numbers in whatever order they stand.
struct FeedDateScanner {
  private var index = 0
  private let end: Int
  private var year: Int?
  private var month: Int?
  private var day: Int?
  /// Days since the start of the year, from 1, where the day is counted so.
  private var dayOfYear: Int?
  private var time: (hour: Int, minute: Int, second: Int)?
  private var isAfternoon: Bool?
  private var zone: String?
  /// Seconds east of UTC, where given in figures.
  private var offset: Int?
  private var zoneOffset: Int?
  private var isMonthByName = false

  init(_ count: Int) {
    end = count
  }

  mutating func scan(_ bytes: Span<UInt8>) -> Timestamp? {
    skipBlanks(bytes)
    leadingHyphens(bytes)
    while index < end {
      let byte = bytes[index]
      if isDigit(byte) {
        number(bytes)
      } else if isLetter(byte) {
        word(bytes)
      } else if byte == UInt8(ascii: "(") {
        comment(bytes)
      } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"), isOffsetPlace(bytes) {
        readOffset(bytes)
      } else {
        index += 1
      }
    }
    return timestamp
  }

  private var timestamp: Timestamp? {
    // A day without a month stands beside a month that we cannot read.
    guard let year, month != nil || day == nil else { return nil }
    var civil = CivilTime(year: year)
    civil.month = month ?? 1
    civil.day = day ?? 1
    if let dayOfYear {
      guard dayOfYear >= 1, dayOfYear <= (CivilDate.isLeap(civil.year) ? 366 : 365),
        (1...9999).contains(civil.year)
      else { return nil }
      let first = CivilDate(year: civil.year, month: 1, day: 1)
      let date = CivilDate(daysSinceEpoch: first.daysSinceEpoch + dayOfYear - 1)
      civil.month = date.month
      civil.day = date.day
    }
    guard (1...12).contains(civil.month), civil.day >= 1 else { return nil }
    if let time {
      civil.hour = time.hour
      civil.minute = time.minute
      civil.second = time.second
      if isAfternoon == true, civil.hour < 12 { civil.hour += 12 }
      if isAfternoon == false, civil.hour == 12 { civil.hour = 0 }
    }
    guard civil.timestamp(offset: 0) != nil else { return nil }
    let named = zone.flatMap { TimeZoneNames.offset(zone: $0, at: civil) } ?? zoneOffset ?? 0
    return civil.timestamp(offset: offset ?? named)
  }

  private func fullYear(_ year: Int) -> Int {
    if year < 70 { return year + 2000 }
    return year < 100 ? year + 1900 : year
  }

  // MARK: Numbers

  private mutating func number(_ bytes: Span<UInt8>) {
    let start = index
    let value = digits(bytes)
    let count = index - start
    let next = index < end ? bytes[index] : 0
    if next == UInt8(ascii: ":"), time == nil, count <= 2 {
      return clock(bytes, hour: value)
    }
    if isSeparator(next), index + 1 < end, isDigit(bytes[index + 1]), year == nil, day == nil {
      return group(bytes, value, count)
    }
    if year != nil, month != nil, day != nil || dayOfYear != nil, time == nil {
      if isAfterT(bytes, start) || count == 4 {
        if compactTime(bytes, value, count) { return }
      }
      if isMeridiem(bytes) {
        time = (value, 0, 0)
        return
      }
    }
    plain(value, count)
  }

  private mutating func plain(_ value: Int, _ count: Int) {
    switch count {
    case 8 where isBare:
      set(value / 10_000, value / 100 % 100, value % 100)
    case 14 where isBare:
      set(value / 10_000_000_000, value / 100_000_000 % 100, value / 1_000_000 % 100)
      time = (value / 10_000 % 100, value / 100 % 100, value % 100)
    case 7 where isBare:
      year = value / 1_000
      dayOfYear = value % 1_000
    case 6 where isBare:
      set(value / 10_000 + 2_000, value / 100 % 100, value % 100)
    case 5 where isBare:
      year = value / 1_000 + 2_000
      dayOfYear = value % 1_000
    case 10 where isBare: setInstant(value)
    case 13 where isBare: setInstant(value / 1_000)
    case 4 where year == nil: year = value
    case 1, 2: small(value)
    default: break
    }
  }

  /// Nothing of the date is known.
  private var isBare: Bool { year == nil && month == nil && day == nil }

  /// Seconds since 1970.
  private mutating func setInstant(_ seconds: Int) {
    let date = Timestamp(seconds: Int64(seconds)).utcDate
    set(date.year, date.month, date.day)
    let rest = seconds % 86_400
    time = (rest / 3_600, rest / 60 % 60, rest % 60)
  }

  /// A number of one or two digits that stands alone.
  private mutating func small(_ value: Int) {
    if day == nil, year != nil, month == nil, !isMonthByName {
      // `2004년 05월 28일`: after the year come month and day.
      month = value
    } else if day == nil, (1...31).contains(value) {
      day = value
    } else if year == nil, month != nil, day != nil {
      year = fullYear(value)
    } else if year == nil, month == nil, day != nil, (1...12).contains(value) {
      month = value
    } else if day == nil {
      day = value
    }
  }

  private mutating func set(_ year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Numbers joined by `-`, `/` or `.`.
  private mutating func group(_ bytes: Span<UInt8>, _ first: Int, _ firstCount: Int) {
    let separator = bytes[index]
    index += 1
    let secondStart = index
    let second = digits(bytes)
    let secondCount = index - secondStart
    guard index + 1 < end, bytes[index] == separator, isDigit(bytes[index + 1]) else {
      return pair(separator, (first, firstCount), (second, secondCount))
    }
    index += 1
    let thirdStart = index
    let third = digits(bytes)
    let thirdCount = index - thirdStart
    if firstCount >= 3 {
      set(first, second, third)
    } else if separator == UInt8(ascii: "/") {
      let isDayFirst = first > 12
      let year = thirdCount <= 2 ? fullYear(third) : third
      set(year, isDayFirst ? second : first, isDayFirst ? first : second)
    } else if separator == UInt8(ascii: ".") || thirdCount == 4 {
      set(thirdCount <= 2 ? fullYear(third) : third, second, first)
    } else if second <= 12, third <= 31 {
      set(fullYear(first), second, third)
    } else {
      set(fullYear(third), second, first)
    }
  }

  private mutating func pair(
    _ separator: UInt8, _ first: (value: Int, count: Int), _ second: (value: Int, count: Int)
  ) {
    if first.count >= 4 {
      year = first.value
      if second.count == 3 {
        dayOfYear = second.value
      } else if second.count == 4 {
        month = second.value / 100
        day = second.value % 100
      } else {
        month = second.value
      }
    } else if second.count == 4 {
      month = first.value
      year = second.value
    } else if separator == UInt8(ascii: "-"), first.count == 2, second.count == 3 {
      year = fullYear(first.value)
      dayOfYear = second.value
    } else if separator == UInt8(ascii: "/") {
      month = first.value
      day = second.value
    } else {
      year = fullYear(first.value)
      month = second.value
    }
  }

  /// ISO 8601's forms with the century left out: `-03-12`, `-0312`, `-03`; not PHP's zero, `-0001-11-30`.
  private mutating func leadingHyphens(_ bytes: Span<UInt8>) {
    guard index + 2 < end, bytes[index] == UInt8(ascii: "-"), isDigit(bytes[index + 1]) else {
      return
    }
    index += 1
    let start = index
    let value = digits(bytes)
    switch index - start {
    case 2:
      year = 2000 + value
      if index + 1 < end, bytes[index] == UInt8(ascii: "-"), isDigit(bytes[index + 1]) {
        index += 1
        month = digits(bytes)
      }
    case 4 where index == end:
      year = 2000 + value / 100
      month = value % 100
    default: index = start
    }
  }

  // MARK: Time of day

  /// `hh:mm`, `hh:mm:ss`, with a fraction, and what says whether it is before noon.
  private mutating func clock(_ bytes: Span<UInt8>, hour: Int) {
    index += 1
    let minute = digits(bytes)
    var second = 0
    if index + 1 < end, bytes[index] == UInt8(ascii: ":"), isDigit(bytes[index + 1]) {
      index += 1
      second = digits(bytes)
    }
    skipFraction(bytes)
    time = (hour, minute, second)
    _ = isMeridiem(bytes)
  }

  /// `hhmm` or `hhmmss`, alone `hh`.
  private mutating func compactTime(_ bytes: Span<UInt8>, _ value: Int, _ count: Int) -> Bool {
    switch count {
    case 6: time = (value / 10_000, value / 100 % 100, value % 100)
    case 4: time = (value / 100, value % 100, 0)
    case 1, 2: time = (value, 0, 0)
    default: return false
    }
    skipFraction(bytes)
    return true
  }

  private mutating func skipFraction(_ bytes: Span<UInt8>) {
    guard index + 1 < end, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ","),
      isDigit(bytes[index + 1])
    else { return }
    index += 1
    _ = digits(bytes)
  }

  /// Reads `am`, `p.m.` and kin; false where nothing of the kind follows.
  private mutating func isMeridiem(_ bytes: Span<UInt8>) -> Bool {
    var position = index
    while position < end, bytes[position] == 0x20 { position += 1 }
    guard position + 1 < end else { return false }
    let letter = bytes[position] | 0x20
    guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return false }
    position += 1
    if bytes[position] == UInt8(ascii: ".") { position += 1 }
    guard position < end, bytes[position] | 0x20 == UInt8(ascii: "m"),
      position + 1 >= end || !isLetter(bytes[position + 1])
    else { return false }
    isAfternoon = letter == UInt8(ascii: "p")
    index = position + 1
    return true
  }

  // MARK: Zones

  /// A sign is an offset's where a time or a zone's name stands before it.
  private func isOffsetPlace(_ bytes: Span<UInt8>) -> Bool {
    guard index + 1 < end, isDigit(bytes[index + 1]), offset == nil else { return false }
    return time != nil || zoneOffset != nil
  }

  private mutating func readOffset(_ bytes: Span<UInt8>) {
    let isWest = bytes[index] == UInt8(ascii: "-")
    index += 1
    let start = index
    var hours = digits(bytes)
    var minutes = 0
    let count = index - start
    if index + 1 < end, bytes[index] == UInt8(ascii: ":"), isDigit(bytes[index + 1]) {
      index += 1
      minutes = digits(bytes)
    } else if count >= 3 {
      minutes = hours % 100
      hours /= 100
    }
    guard hours < 24, minutes < 60 else { return }
    offset = (hours * 3_600 + minutes * 60) * (isWest ? -1 : 1)
  }

  // MARK: Words

  private mutating func word(_ bytes: Span<UInt8>) {
    let start = index
    while index < end, isWordByte(bytes[index]) { index += 1 }
    var end = index
    // `06/May/2004`
    while bytes[end - 1] == UInt8(ascii: "/") { end -= 1 }
    let text = bytes.extracting(start..<end)
      .withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    if text.contains("/") {
      zone = text
      if text.lowercased() == "etc/gmt", index < end, isSign(bytes[index]) {
        zone = text + (bytes[index] == UInt8(ascii: "-") ? "-" : "+")
        index += 1
        zone = (zone ?? "") + String(digits(bytes))
      }
      return
    }
    let lower = text.lowercased()
    if let found = MonthNames.month(lower) {
      // `mar., 01 déc. 2020`: a weekday may look like a month, and stands before it.
      if month != nil, !isMonthByName, day == nil { day = month }
      month = found
      isMonthByName = true
      return
    }
    switch lower {
    case "pm", "오후", "下午": isAfternoon = true
    case "am", "오전", "上午": isAfternoon = false
    default:
      if offset == nil, zoneOffset == nil, let seconds = TimeZoneNames.offset(text.uppercased()),
        text.utf8.count > 1 || time != nil
      {
        zoneOffset = seconds
      }
    }
  }

  /// Passes a comment (RFC 822); nothing in it counts.
  private mutating func comment(_ bytes: Span<UInt8>) {
    var depth = 0
    while index < end {
      if bytes[index] == UInt8(ascii: "(") { depth += 1 }
      if bytes[index] == UInt8(ascii: ")") { depth -= 1 }
      index += 1
      if depth == 0 { return }
    }
  }

  // MARK: Letters

  private mutating func digits(_ bytes: Span<UInt8>) -> Int {
    var value = 0
    while index < end, isDigit(bytes[index]) {
      value = min(value * 10 + Int(bytes[index] - 0x30), 99_999_999_999_999)
      index += 1
    }
    return value
  }

  private mutating func skipBlanks(_ bytes: Span<UInt8>) {
    while index < end, bytes[index] <= 0x20 { index += 1 }
  }

  private func isAfterT(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
    start > 0 && bytes[start - 1] | 0x20 == UInt8(ascii: "t")
  }

  private func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
  }

  private func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }

  private func isWordByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "_")
  }
}
