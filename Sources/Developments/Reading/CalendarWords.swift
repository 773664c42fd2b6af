internal import Text

/// Names of months and weekdays, and years.
enum CalendarWords {
  /// 0 for Monday to 6 for Sunday; nil for any other form.
  static func weekday(_ form: UInt64) -> Int? {
    weekdays[form]
  }

  /// 1 to 12; nil for any other form.
  static func month(_ form: UInt64) -> Int? {
    months[form]
  }

  /// Whether it is the name of a month or weekday.
  static func contains(_ form: UInt64) -> Bool { weekdays[form] != nil || months[form] != nil }

  /// Four digits from 1500 to 2099 that stand alone; nil for anything else.
  static func year(_ bytes: [UInt8], _ span: Range<Int>) -> Int? {
    guard span.count == 4, span.upperBound <= bytes.count else { return nil }
    var year = 0
    for byte in bytes[span] {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      year = year * 10 + Int(byte - 0x30)
    }
    return (1500..<2100).contains(year) ? year : nil
  }

  private static let weekdays = table(
    [
      "monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs", "friday fri",
      "saturday sat", "sunday sun",
    ], from: 0)

  private static let months = table(
    [
      "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
      "august aug", "september sept sep", "october oct", "november nov", "december dec",
    ], from: 1)

  private static func table(_ names: [String], from first: Int) -> [UInt64: Int] {
    var table: [UInt64: Int] = [:]
    for (index, forms) in names.enumerated() {
      for form in forms.split(separator: " ") { table[TermHash.of(String(form))] = index + first }
    }
    return table
  }
}
