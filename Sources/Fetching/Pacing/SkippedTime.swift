import News

/// The hours and days at which a publisher does not want to be asked (RSS 2.0 skipHours, skipDays).
struct SkippedTime {
  /// One flag for each hour of the day.
  private var isHourSkipped = [Bool](repeating: false, count: 24)
  /// One flag for each day of the week; 0 is Monday.
  private var isDaySkipped = [Bool](repeating: false, count: 7)

  init(_ hints: PublisherHints) {
    // Midnight is written 0 or 24.
    for hour in hints.skipHours where (0...24).contains(hour) { isHourSkipped[hour % 24] = true }
    for day in hints.skipDays where (0...6).contains(day) { isDaySkipped[day] = true }
  }

  /// `time`, or the first full hour behind it that is not skipped; `time` itself when all are.
  func firstAllowed(from time: Timestamp) -> Timestamp {
    var candidate = time
    for _ in 0...(24 * 7) {
      guard isSkipped(candidate) else { return candidate }
      candidate = candidate.adding(seconds: 3_600 - Self.remainder(candidate.seconds, 3_600))
    }
    return time
  }

  private func isSkipped(_ time: Timestamp) -> Bool {
    let secondOfDay = Self.remainder(time.seconds, 86_400)
    // 1970-01-01 was a Thursday.
    let secondOfWeek = Self.remainder(
      Self.remainder(time.seconds, 7 * 86_400) + 3 * 86_400, 7 * 86_400)
    return isDaySkipped[Int(secondOfWeek / 86_400)] || isHourSkipped[Int(secondOfDay / 3_600)]
  }

  /// Never negative.
  private static func remainder(_ number: Int64, _ divisor: Int64) -> Int64 {
    let rest = number % divisor
    return rest < 0 ? rest + divisor : rest
  }
}
