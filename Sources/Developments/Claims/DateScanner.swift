internal import News
internal import Text

/// Finds the dates that a sentence names: weekdays, months, years, "today", "last year".
struct DateScanner {
  let sentence: SentenceWords
  let published: CivilDate?

  init(_ sentence: SentenceWords, published: CivilDate?) {
    self.sentence = sentence
    self.published = published
  }

  /// In order of place.
  func dates() -> [DateMention] {
    var dates: [DateMention] = []
    var index = 0
    while index < sentence.count {
      if let (mention, next) = date(at: index) {
        dates.append(mention)
        index = next
      } else {
        index += 1
      }
    }
    return dates
  }

  private func date(at index: Int) -> (DateMention, Int)? {
    let word = sentence.words[index]
    if word.isNumber, let year = CalendarWords.year(sentence.bytes, word.span),
      isYear(index, year)
    {
      return (mention(index..<index + 1, year: year), index + 1)
    }
    let classes = sentence.classes(index)
    guard !classes.isDisjoint(with: [.month, .weekday, .now, .last]) else { return nil }
    if classes.contains(.month), word.isCapitalised, let month = CalendarWords.month(word.form) {
      return monthDate(index, month)
    }
    guard let published else { return nil }
    if classes.contains(.weekday), word.isCapitalised,
      let weekday = CalendarWords.weekday(word.form)
    {
      return (self.weekday(index, weekday, published), index + 1)
    }
    return relative(index, published)
  }

  /// "2,014 people" is no year, "2014 people" hardly ever; a unit or a percent sign after it tells.
  private func isYear(_ index: Int, _ year: Int) -> Bool {
    guard (1900..<2100).contains(year) else { return false }
    let next = sentence.classes(index + 1)
    if !next.isDisjoint(with: [.unit, .measure, .scale]) { return false }
    // "Forced 2000 people from their homes", not "in 2000 people fled".
    if Casualties.arePeople(sentence.form(index + 1)),
      !Self.dating.contains(sentence.form(index - 1))
    {
      return false
    }
    let span = sentence.words[index].span
    let before = span.lowerBound > 0 ? sentence.bytes[span.lowerBound - 1] : 0x20
    return before != UInt8(ascii: "$") && before != UInt8(ascii: ".")
  }

  private func mention(_ words: Range<Int>, year: Int, month: Int? = nil, day: Int? = nil)
    -> DateMention
  {
    let span =
      sentence.words[words.lowerBound].span
      .lowerBound..<sentence.words[words.upperBound - 1].span
      .upperBound
    guard let month else {
      return DateMention(
        span: span, first: CivilDate(year: year, month: 1, day: 1),
        last: CivilDate(year: year, month: 12, day: 31))
    }
    let days = CivilDate.daysInMonth(month, of: year)
    return DateMention(
      span: span, first: CivilDate(year: year, month: month, day: min(day ?? 1, days)),
      last: CivilDate(year: year, month: month, day: min(day ?? days, days)))
  }

  /// "January 18, 2026", "18 January", "Jan. 4", "August 2024", "May".
  private func monthDate(_ index: Int, _ month: Int) -> (DateMention, Int)? {
    var end = index + 1
    var start = index
    var day: Int?
    var year: Int?
    // "Since the end of June, 14 people".
    if let number = number(end), (1...31).contains(number),
      !sentence.gap(after: index).contains(UInt8(ascii: ","))
    {
      day = number
      end += 1
    } else if index > 0, let number = number(index - 1), (1...31).contains(number) {
      day = number
      start = index - 1
    }
    if end < sentence.count,
      let named = CalendarWords.year(sentence.bytes, sentence.words[end].span)
    {
      year = named
      end += 1
    }
    // "May" and "March" alone are more often verbs at the start of a sentence.
    if day == nil, year == nil, index == 0 || isPersonName(index) { return nil }
    guard let year = year ?? published.map({ self.year(of: month, near: $0, isDay: day != nil) })
    else { return nil }
    return (mention(start..<end, year: year, month: month, day: day), end)
  }

  /// "Mayor Jan Lund", "Karin May said".
  private func isPersonName(_ index: Int) -> Bool {
    guard Self.names.contains(sentence.form(index)), !Self.dating.contains(sentence.form(index - 1))
    else { return false }
    if index + 1 < sentence.count, sentence.words[index + 1].isCapitalised,
      sentence.gap(after: index).elementsEqual([0x20])
    {
      return true
    }
    let before = sentence.words[index - 1]
    return before.isCapitalised && !before.isStopWord
      && sentence.gap(after: index - 1).elementsEqual([0x20])
  }

  private static let names = TermSet("jan may april june august mar")
  private static let dating = TermSet(
    "in since until till by before after during from to of late early mid last next this")

  /// A month without a year is that of this year, unless it is more than four months ahead; a day of it that lies ten
  /// months back is rather the one to come.
  private func year(of month: Int, near published: CivilDate, isDay: Bool) -> Int {
    if month > published.month + 4 { return published.year - 1 }
    return isDay && month < published.month - 9 ? published.year + 1 : published.year
  }

  private func number(_ index: Int) -> Int? {
    guard sentence.words.indices.contains(index), sentence.words[index].isNumber else { return nil }
    let span = sentence.words[index].span
    guard span.count <= 2, span.upperBound <= sentence.bytes.count else { return nil }
    return Int(sentence.text(span))
  }

  /// A weekday alone is the last one up to the day of publication; "next" makes it the coming one.
  private func weekday(_ index: Int, _ weekday: Int, _ published: CivilDate) -> DateMention {
    let back = (published.weekday - weekday + 7) % 7
    let isNext = sentence.form(index - 1) == Self.next
    // On a Thursday "last Thursday" is that of the week before.
    let isLast = back == 0 && sentence.form(index - 1) == Self.last
    let day = CivilDate(
      daysSinceEpoch: published.daysSinceEpoch - back + (isNext ? 7 : isLast ? -7 : 0))
    return DateMention(span: sentence.words[index].span, first: day, last: day)
  }

  private func relative(_ index: Int, _ published: CivilDate) -> (DateMention, Int)? {
    let form = sentence.form(index)
    let day = published.daysSinceEpoch
    if form == Self.today || form == Self.tonight { return single(index, day) }
    if form == Self.yesterday { return single(index, day - 1) }
    guard sentence.classes(index).contains(.last), index + 1 < sentence.count,
      sentence.form(index - 1) != Form.the
    else { return nil }
    switch sentence.form(index + 1) {
    case Self.year: return (mention(index..<index + 2, year: published.year - 1), index + 2)
    case Self.month:
      let month = published.month == 1 ? 12 : published.month - 1
      let year = published.month == 1 ? published.year - 1 : published.year
      return (mention(index..<index + 2, year: year, month: month), index + 2)
    default: return nil
    }
  }

  private func single(_ index: Int, _ day: Int) -> (DateMention, Int) {
    let date = CivilDate(daysSinceEpoch: day)
    return (DateMention(span: sentence.words[index].span, first: date, last: date), index + 1)
  }

  private static let last = TermHash.of("last")
  private static let next = TermHash.of("next")
  private static let today = TermHash.of("today")
  private static let tonight = TermHash.of("tonight")
  private static let yesterday = TermHash.of("yesterday")
  private static let year = TermHash.of("year")
  private static let month = TermHash.of("month")
}
