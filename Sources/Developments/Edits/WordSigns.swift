internal import Text

/// What the words that one version of a sentence has and the other lacks are signs of.
struct WordSigns {
  private(set) var numbers: Set<UInt64> = []
  /// Of `numbers` those that the other version has nowhere.
  private(set) var unknownNumbers: Set<UInt64> = []
  private(set) var dates: Set<UInt64> = []
  /// Names that the other version has nowhere, in no form.
  private(set) var names = 0
  private(set) var negations = 0
  /// Makes possible what is said: "may", "likely"; "will" does not.
  private(set) var doubts = false
  private(set) var attributes = false
  /// +1 for rising, -1 for falling.
  private(set) var directions = 0
  /// Words that are no stop words, and how many of them the other version has nowhere.
  private(set) var words = 0
  private(set) var unknownWords = 0
  /// One of the unknown words tells of something that happened.
  private(set) var happens = false

  /// `version`: the whole other version; a name that is there somewhere is no new name.
  init(_ sentence: SentenceWords, without other: SentenceWords, in version: ArticleVersion) {
    var counts: [UInt64: Int] = [:]
    for word in other.words { counts[word.form, default: 0] += 1 }
    for index in 0..<sentence.count {
      let form = sentence.form(index)
      if let count = counts[form], count > 0 {
        counts[form] = count - 1
      } else {
        if version.money.rounds(sentence, index) { continue }
        read(sentence, index)
        if version.forms.contains(form) { continue }
        unknownNumbers.insert(form)
        if !version.roots.contains(sentence.words[index].root) { countUnknown(sentence, index) }
      }
    }
    words = sentence.words.count { !$0.isStopWord }
    names = SentenceNames(sentence).all.count { !version.names.know($0, of: sentence) }
    unknownNumbers.formIntersection(numbers)
  }

  private mutating func countUnknown(_ sentence: SentenceWords, _ index: Int) {
    guard !sentence.words[index].isStopWord else { return }
    unknownWords += 1
    if sentence.classes(index).contains(.trigger) { happens = true }
  }

  private mutating func read(_ sentence: SentenceWords, _ index: Int) {
    let word = sentence.words[index]
    let classes = sentence.classes(index)
    if !classes.isDisjoint(with: [.month, .weekday]), word.isCapitalised {
      dates.insert(word.form)
    } else if word.isNumber || !classes.isDisjoint(with: [.tens, .scale]) {
      let isDate = !sentence.classes(index - 1).union(sentence.classes(index + 1))
        .isDisjoint(with: .month)
      if isDate { dates.insert(word.form) } else { numbers.insert(word.form) }
    }
    if classes.contains(.negation) { negations += 1 }
    if Self.doubting.contains(word.form), !word.isCapitalised || !classes.contains(.month) {
      doubts = true
    }
    if AttributionScanner.cue(sentence, index) >= 0.4 || Self.sources.contains(word.form) {
      attributes = true
    }
    if classes.contains(.rising) || Self.gains.contains(word.form) { directions += 1 }
    if classes.contains(.falling) || Self.losses.contains(word.form) { directions -= 1 }
  }

  private static let doubting = TermSet("may might could likely unlikely possibly probably perhaps")
  private static let sources = TermSet("according reportedly allegedly alleged")
  private static let gains = TermSet(
    "rise rises up gain gains win wins won passes passed approves approved guilty convicted opens "
      + "confirms confirmed accepts accepted alive survives higher beats")
  private static let losses = TermSet(
    "fall falls down lose loses loss lost fails failed rejects rejected acquitted cleared closes "
      + "denies denied refuses refused dead dies lower misses")
}
