internal import News

/// A date and time of day as written, before its zone is applied.
struct CivilTime {
  var year: Int
  var month = 1
  var day = 1
  var hour = 0
  var minute = 0
  var second = 0

  /// The instant at `offset` seconds east of UTC; nil where no such moment exists.
  func timestamp(offset: Int) -> Timestamp? {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.daysInMonth(month, of: year), (0...24).contains(hour),
      (0...59).contains(minute), (0...60).contains(second)
    else { return nil }
    let day = CivilDate(year: year, month: month, day: day)
    let instant = Timestamp(
      utc: day, secondsOfDay: hour * 3_600 + minute * 60 + second - offset)
    return instant.seconds >= CivilTime.first && instant.seconds <= CivilTime.last ? instant : nil
  }

  private static let first = Timestamp(utc: CivilDate(year: 1, month: 1, day: 1)).seconds
  private static let last =
    Timestamp(utc: CivilDate(year: 9999, month: 12, day: 31), secondsOfDay: 86_399).seconds
}
