/// Names of months and weekdays, and years.
public enum CalendarWords {
  /// 0 for Monday to 6 for Sunday, "Mon" as well as "Monday"; nil for any other form.
  public static func weekday(_ form: UInt64) -> Int? { weekdays[form] }

  /// 1 to 12, "Sept" as well as "September"; nil for any other form.
  public static func month(_ form: UInt64) -> Int? { months[form] }

  /// Whether it is the name of a month or weekday.
  public static func contains(_ form: UInt64) -> Bool {
    weekdays[form] != nil || months[form] != nil
  }

  /// Whether it is a name that is not shortened: "sat" and "sun" are words, too.
  public static func isFull(_ form: UInt64) -> Bool { full.contains(form) }

  /// Four digits from 1500 to 2099 that stand alone; nil for anything else.
  public static func year(_ bytes: [UInt8], _ span: Range<Int>) -> Int? {
    guard span.count == 4, span.upperBound <= bytes.count else { return nil }
    var year = 0
    for byte in bytes[span] {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      year = year * 10 + Int(byte - 0x30)
    }
    return (1500..<2100).contains(year) ? year : nil
  }

  /// Each with its short forms behind it, from Monday on.
  public static let weekdayNames = [
    "monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri",
    "saturday sat", "sunday sun",
  ]

  /// Each with its short forms behind it, from January on.
  public static let monthNames = [
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
    "august aug", "september sept sep", "october oct", "november nov", "december dec",
  ]

  private static let weekdays = table(weekdayNames, from: 0)
  private static let months = table(monthNames, from: 1)
  private static let full = Set(
    (weekdayNames + monthNames).map { TermHash.of(String($0.prefix { $0 != " " })) })

  private static func table(_ names: [String], from first: Int) -> [UInt64: Int] {
    var table: [UInt64: Int] = [:]
    for (index, forms) in names.enumerated() {
      for form in forms.split(separator: " ") { table[TermHash.of(String(form))] = index + first }
    }
    return table
  }
}
