internal import News
internal import Text

/// A day that a text names: "on Sunday", "January 18", "18 January".
///
/// Weekdays are the last before publication: outlets that write days apart of one event then name
/// the same day, and like events of different days differ.
struct DayMention {
  /// 32 times the month, plus the day.
  let number: UInt16
  /// Index of its first word.
  let place: Int

  /// The days named in `words`; weekdays only where the day of publication is known.
  static func all(in words: ArraySlice<Word>, published: Int?) -> [DayMention] {
    var mentions: [DayMention] = []
    for index in words.indices where words[index].isCapitalised {
      let place = index - words.startIndex
      if let published, let weekday = weekday(words[index].form) {
        let today = CivilDate(daysSinceEpoch: published).weekday
        let date = CivilDate(daysSinceEpoch: published - (today - weekday + 7) % 7)
        mentions.append(DayMention(month: date.month, day: date.day, place: place))
      } else if let month = CalendarWords.month(words[index].form) {
        if index + 1 < words.endIndex, let day = day(words[index + 1]) {
          mentions.append(DayMention(month: month, day: day, place: place))
        } else if index > words.startIndex, let day = day(words[index - 1]) {
          mentions.append(DayMention(month: month, day: day, place: place - 1))
        }
      }
    }
    return mentions
  }

  /// A weekday's or a month's name.
  static func isOfCalendar(_ word: Word) -> Bool {
    weekday(word.form) != nil || CalendarWords.month(word.form) != nil
  }

  private init(month: Int, day: Int, place: Int) {
    number = UInt16(clamping: month * 32 + day)
    self.place = place
  }

  private static func day(_ word: Word) -> Int? {
    guard word.isNumber, word.span.count <= 2 else { return nil }
    return days.firstIndex(of: word.form).map { $0 + 1 }
  }

  /// "Sun" and "Sat" are more than days.
  private static func weekday(_ form: UInt64) -> Int? {
    CalendarWords.isFull(form) ? CalendarWords.weekday(form) : nil
  }

  private static let days = (1...31).map { TermHash.of(String($0)) }
}
