public import News

/// A date that a sentence names, resolved against the day of publication.
public struct DateMention: Hashable, Sendable {
  /// UTF-8 offsets in the sentence.
  public var span: Range<Int>
  /// First and last day it can mean: one day, a month or a year.
  public var first: CivilDate
  public var last: CivilDate

  /// Whole months from `last` back to the month of `day`; negative for what is to come.
  func months(before day: CivilDate) -> Int {
    (day.year - last.year) * 12 + day.month - last.month
  }

  func contains(_ day: CivilDate) -> Bool {
    first <= day && day <= last
  }
}
