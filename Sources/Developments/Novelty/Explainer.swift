internal import Text

/// Headlines of pieces that explain, advise or collect, and report nothing that happened.
enum Explainer {
  static func isAnnounced(by headline: SentenceWords) -> Bool {
    guard headline.count > 1 else { return false }
    if headline.bytes.last == UInt8(ascii: "?") { return true }
    if RoundUp.isNamed(headline.words, in: headline.bytes) { return true }
    if opening.contains(headline.form(0)), !opensQuestionOfFact(headline), !opensClause(headline) {
      return true
    }
    if isOfWeek(headline) || headline.form(0) == good && daytimes.contains(headline.form(1)) {
      return true
    }
    return (0..<headline.count).contains { index in
      isLabel(headline, index) || isQuestionsAndAnswers(headline, index)
        || isList(headline, index)
        || headline.form(index) == what
          && lessons.contains(headline.form(headline.count - 1))
        || headline.form(index) == need && headline.form(index + 1) == Form.to
          && headline.form(index + 2) == know
    }
  }

  /// "Reminder: …", "Cup final preview: …": says again what was announced.
  static func looksAhead(_ headline: SentenceWords) -> Bool {
    (0..<headline.count).contains {
      announcing.contains(headline.form($0)) && headline.gap(after: $0).first == UInt8(ascii: ":")
    }
  }

  private static let announcing = TermSet("preview reminder")

  /// "What to watch today: …", "Five things to watch before …", "Plus: …", "Also tonight: …": the heads of a list; or the list itself,
  /// "Eight dead in …; siege ends; …".
  static func isList(_ lead: SentenceWords) -> Bool {
    guard lead.count > 2 else { return false }
    if lead.form(0) == what, lead.form(1) == Form.to { return true }
    if items.contains(lead.form(1)), lead.form(2) == Form.to { return true }
    if clauses(lead) > fewestSemicolons, !isOneReport(lead) { return true }
    return openers.contains(lead.form(0))
      && (0..<2).contains { lead.gap(after: $0).first == UInt8(ascii: ":") }
  }

  /// Items that semicolons set apart, and that are more than a name: "Eight dead in …; siege ends; …".
  private static func clauses(_ lead: SentenceWords) -> Int {
    var clauses = 0
    var words = 0
    for index in 0..<lead.count {
      let word = lead.words[index]
      if !word.isStopWord, !word.isNumber, !word.isCapitalised || word.isSentenceInitial {
        words += 1
      }
      guard index == lead.count - 1 || lead.gap(after: index).first == UInt8(ascii: ";") else {
        continue
      }
      if words >= wordsOfClause { clauses += 1 }
      words = 0
    }
    return clauses
  }

  /// "…; rescue crews dug …; power was cut, the civil guard said."
  private static func isOneReport(_ lead: SentenceWords) -> Bool {
    lead.entries.contains { $0.classes.contains(.say) }
  }

  private static let wordsOfClause = 2

  /// "Quiz: …", "… | Podcast", "Timeline of the affair", "The affair explained"; elsewhere where nothing happens: a
  /// "podcast host shot dead" is news.
  private static func isLabel(_ headline: SentenceWords, _ index: Int) -> Bool {
    guard whole.contains(headline.form(index)) else { return false }
    let isPlain = !headline.happens && !isFound(headline, index)
    if isPlain || index == headline.count - 1 { return true }
    let isApart = { (gap: ArraySlice<UInt8>) in gap.contains { separators.contains($0) } }
    return isApart(headline.gap(after: index))
      || index > 0 && isApart(headline.gap(after: index - 1))
      || index < 2 && accounts.contains(headline.form(index)) && headline.form(index + 1) == Form.of
  }

  /// "Soil analysis finds lead", "world court gives opinion on strait": an office's, not the paper's.
  private static func isFound(_ headline: SentenceWords, _ index: Int) -> Bool {
    offices.contains(headline.form(index))
      && (giving.contains(headline.form(index + 1)) || giving.contains(headline.form(index - 1)))
  }

  private static let offices = TermSet("analysis opinion")
  private static let giving = TermSet(
    """
    finds found shows showed reveals revealed links linked suggests suggested confirms confirmed detects detected \
    gives gave issues issued delivers delivered seeks sought legal advisory
    """)
  private static let separators = Array(":|".utf8)
  private static let accounts = TermSet("timeline chronology recap roundup explainer")

  /// "When talks failed, miners walked out".
  private static func opensClause(_ headline: SentenceWords) -> Bool {
    clauseOpeners.contains(headline.form(0)) && headline.happens
      && (1..<headline.count).contains { headline.gap(after: $0).first == UInt8(ascii: ",") }
  }

  private static let clauseOpeners = TermSet("when where")

  /// "The week in Orrin", "this week in science", "the week ahead".
  private static func isOfWeek(_ headline: SentenceWords) -> Bool {
    weeks.contains(headline.form(0)) && headline.form(1) == Form.week
      && behindWeek.contains(headline.form(2))
  }

  private static let weeks = TermSet("the this my your our")
  private static let behindWeek = TermSet("in ahead that")
  private static let good = TermHash.of("good")
  private static let daytimes = TermSet("morning evening afternoon")

  /// "Five things to know".
  private static func isList(_ headline: SentenceWords, _ index: Int) -> Bool {
    let next = headline.form(index + 1)
    return index == 0 && headline.words[index].isNumber && items.contains(next)
      && (next != floors || headline.form(index + 2) != Form.of)
  }

  /// "Q&A", which is two words.
  private static func isQuestionsAndAnswers(_ headline: SentenceWords, _ index: Int) -> Bool {
    headline.form(index) == question && headline.form(index + 1) == Form.a
      && headline.gap(after: index).elementsEqual([UInt8(ascii: "&")])
  }

  /// "Who chief resigns": a name, not a question.
  private static func opensQuestionOfFact(_ headline: SentenceWords) -> Bool {
    let letters = headline.bytes[headline.words[0].span]
    return letters.count > 1 && letters.allSatisfy { (0x41...0x5a).contains($0) }
      && headline.bytes.contains { (0x61...0x7a).contains($0) }
  }

  /// "Will", "can" and the like ask with a question mark only; else they begin a name or an order.
  private static let opening = TermSet("how why what who where which when")
  private static let whole = TermSet(
    "explained explainer newsletter podcast quiz briefing recap roundup opinion analysis timeline chronology factbox"
  )
  private static let fewestSemicolons = 2
  private static let openers = TermSet("plus also")
  /// "Two stories of a car park".
  private static let floors = TermHash.of("stories")
  private static let lessons = TermSet("us me you means mean matters next know")
  private static let items = TermSet(
    "things takeaways charts reasons ways lessons facts questions stories")
  private static let question = TermHash.of("q")
  private static let what = TermHash.of("what")
  private static let need = TermHash.of("need")
  private static let know = TermHash.of("know")
}
