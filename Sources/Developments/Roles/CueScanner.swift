internal import News
internal import Text

/// Finds the cues that one sentence carries by itself.
struct CueScanner {
  let sentence: SentenceWords
  /// What the sentence names as dates.
  let dates: [DateMention]
  /// Day of publication; nil where it is not known.
  let published: CivilDate?
  /// Year of publication, or what stands for it.
  let year: Int?
  private(set) var values = [Float](repeating: 0, count: RoleCue.count)

  init(_ sentence: SentenceWords, dates: [DateMention], published: CivilDate?, year: Int?) {
    self.sentence = sentence
    self.dates = dates
    self.published = published
    self.year = year
  }

  /// The values of all cues that need no neighbour, by `RoleCue.rawValue`.
  mutating func scan() -> [Float] {
    for index in 0..<sentence.count { scanWord(index) }
    scanMarks()
    scanYears()
    scanDates()
    scanShape()
    return values
  }

  private mutating func set(_ cue: RoleCue, _ value: Float) {
    values[cue.rawValue] = value
  }

  private mutating func add(_ cue: RoleCue) {
    let index = cue.rawValue
    if values[index] > 0 { values[index + RoleCue.twice] = 1 }
    values[index] = 1
  }

  private mutating func scanWord(_ index: Int) {
    let classes = sentence.classes(index)
    let next = sentence.classes(index + 1)
    let isFollowedByTo = sentence.form(index + 1) == Form.to
    let hasPast = sentence.isPastForm(index, stem: 3)
    if !classes.isEmpty {
      if classes.contains(.say) { add(.say) }
      if classes.contains(.future) || (isFollowedByTo && classes.contains(.futureBeforeTo)) {
        add(.future)
      }
      if classes.contains(.present) { add(.present) }
      if classes.contains(.since) { add(.since) }
      if classes.contains(.opinion) { add(.opinion) }
      if classes.contains(.us) { add(.us) }
      if classes.contains(.measure) { add(.measure) }
      if classes.contains(.institution) { add(.institution) }
      if classes.contains(.negation) { add(.negation) }
      if classes.contains(.pictured) { add(.photo) }
      if classes.contains(.weekday) { scanWeekday(index) }
      if classes.contains(.month), sentence.words[index].isCapitalised { set(.month, 1) }
      scanPerfect(index, classes)
      scanTime(index, classes, next)
    }
    if hasPast || classes.contains(.past) { add(.past) }
    let isSurvey =
      classes.contains(.survey)
      || (sentence.form(index) == Form.according && isFollowedByTo
        && [Form.a, Form.the].contains(sentence.form(index + 2)))
    if isSurvey { add(.survey) }
    if values[RoleCue.cueWord.rawValue] < sentence.entries[index].cue {
      set(.cueWord, sentence.entries[index].cue)
    }
  }

  private mutating func scanPerfect(_ index: Int, _ classes: WordClass) {
    let following = sentence.form(index + 1)
    let isDone = following == Form.been || sentence.isPastForm(index + 1, stem: 1)
    if classes.contains(.had), isDone { add(.hadDone) }
    if classes.contains(.have),
      isDone || [Form.become, Form.long, Form.already, Form.never].contains(following)
    {
      add(.haveDone)
    }
    if classes.contains(.be), !classes.contains(.present) || classes.contains(.past),
      sentence.isPastForm(index + 1, stem: 1)
    {
      add(.passive)
    }
    if classes.contains(.be), following == Form.seen { add(.photo) }
  }

  private mutating func scanTime(_ index: Int, _ classes: WordClass, _ next: WordClass) {
    let form = sentence.form(index)
    let following = sentence.form(index + 1)
    let isAgo =
      classes.contains(.ago) || (classes.contains(.last) && next.contains(.period))
      || (form == Form.the && (following == Form.past || following == Form.years))
      || (form == Form.used && following == Form.to)
    if isAgo { add(.ago) }
    let isRecent =
      classes.contains(.recent) || (form == Form.earlier && next.contains(.this))
      || (classes.contains(.last) && following == Form.week)
      || (classes.contains(.this) && next.contains(.period))
      || (classes.contains(.period) && (following == Form.after || following == Form.before))
      || following == Form.eve
    if isRecent { add(.recent) }
    if classes.contains(.now) || (classes.contains(.this) && following == Form.morning) {
      add(.now)
    }
  }

  private mutating func scanWeekday(_ index: Int) {
    guard sentence.words[index].isCapitalised else { return }
    set(.weekday, 1)
    if sentence.form(index - 1) == Form.on { add(.now) }
    guard let published, let weekday = CalendarWords.weekday(sentence.form(index)) else { return }
    let gap = (published.weekday - weekday + 7) % 7
    if gap <= 1 { set(.publicationDay, 1) }
  }

  private mutating func scanMarks() {
    var hasLower = false
    for byte in sentence.bytes {
      if byte >= 0x30, byte <= 0x39 { add(.digit) }
      if byte == UInt8(ascii: "%") || byte == UInt8(ascii: "$") { add(.measure) }
      if byte >= 0x61, byte <= 0x7a { hasLower = true }
    }
    if !hasLower, sentence.count > 0 { set(.upper, 1) }
    let quotes = QuoteMarks(sentence.bytes[...])
    if quotes.count > 0 { set(.quote, 1) }
    let startsQuoted = FurnitureScanner.startsWithQuote(sentence.bytes)
    if startsQuoted {
      set(.quoteStart, 1)
      if quotes.count % 2 == 0 { set(.allQuote, 1) }
    }
    if sentence.bytes.first == UInt8(ascii: "(") { set(.parenthesis, 1) }
    if FurnitureScanner.namesPhotographer(sentence.bytes) { add(.photo) }
    if FurnitureScanner.isFurniture(sentence) { set(.furniture, 1) }
    if FurnitureScanner.hasDateline(sentence.bytes) { set(.dateline, 1) }
    if !FurnitureScanner.endsLikeSentence(sentence.bytes) { set(.noEnd, 1) }
  }

  private mutating func scanYears() {
    guard let year else { return }
    var oldest: Int?
    for index in 0..<sentence.count where sentence.words[index].isNumber {
      guard let named = CalendarWords.year(sentence.bytes, sentence.words[index].span) else {
        continue
      }
      if named < year - 1 { set(.oldYear, 1) }
      if named == year - 1 { set(.lastYear, 1) }
      if named == year { set(.thisYear, 1) }
      if named > year { set(.futureYear, 1) }
      oldest = min(oldest ?? named, named)
    }
    if let oldest, oldest < year { set(.yearGap, Logarithm.ofOnePlus(year - oldest)) }
  }

  /// A date within so many bytes of the start opens the sentence: "On March 3, …".
  private static let head = 8

  private mutating func scanDates() {
    guard let published else { return }
    for date in dates {
      let cue: RoleCue =
        switch published.daysSinceEpoch - date.last.daysSinceEpoch {
        case ..<0: .dateAhead
        case ...2: .dateNow
        case ...10: .dateWeek
        case ...60: .dateSeason
        case ...400: .dateYear
        default: .dateOld
        }
      set(cue, 1)
      if date.span.lowerBound <= Self.head { values[cue.rawValue + RoleCue.opens] = 1 }
    }
  }

  private mutating func scanShape() {
    let first = sentence.classes(0)
    if first.contains(.joint) { set(.joint, 1) }
    if first.contains(.pointer) { set(.pointer, 1) }
    let count = sentence.count
    set(.length, Float(min(count, 80)) / 30)
    if count <= 5 { set(.short, 1) }
    if count <= 8 { set(.shortish, 1) }
    if count > 35 { set(.long, 1) }
    let capitals = sentence.words.reduce(0) { $0 + ($1.isCapitalised ? 1 : 0) }
    set(.capitals, Float(capitals) / Float(max(1, count)))
    set(.names, Logarithm.ofOnePlus(capitals))
  }
}
