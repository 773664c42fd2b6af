internal import Text

/// What the words that one version of a sentence has and the other lacks are signs of.
struct WordSigns {
  private(set) var numbers: Set<UInt64> = []
  private(set) var names: Set<UInt64> = []
  private(set) var dates: Set<UInt64> = []
  private(set) var negations = 0
  private(set) var modals = false
  private(set) var attributes = false
  /// +1 for rising, -1 for falling.
  private(set) var directions = 0

  /// `elsewhere`: forms of the whole other version; a name that is there somewhere is no new name.
  init(_ sentence: SentenceWords, without other: SentenceWords, elsewhere: Set<UInt64>) {
    var counts: [UInt64: Int] = [:]
    for word in other.words { counts[word.form, default: 0] += 1 }
    for index in 0..<sentence.count {
      let form = sentence.form(index)
      if let count = counts[form], count > 0 {
        counts[form] = count - 1
      } else {
        read(sentence, index, isElsewhere: elsewhere.contains(form))
      }
    }
  }

  private mutating func read(_ sentence: SentenceWords, _ index: Int, isElsewhere: Bool) {
    let word = sentence.words[index]
    let classes = sentence.classes(index)
    if !classes.isDisjoint(with: [.month, .weekday]), word.isCapitalised {
      dates.insert(word.form)
    } else if word.isNumber {
      let isDate = !sentence.classes(index - 1).union(sentence.classes(index + 1))
        .isDisjoint(with: .month)
      if isDate { dates.insert(word.form) } else { numbers.insert(word.form) }
    } else if word.isCapitalised, !word.isStopWord, !isElsewhere,
      Text.Background.shared.capitalShare(ofStem: word.stem) >= 0.5
    {
      names.insert(word.stem)
    }
    if classes.contains(.negation) { negations += 1 }
    if classes.contains(.modal), !word.isCapitalised || !classes.contains(.month) { modals = true }
    if AttributionScanner.cue(sentence, index) >= 0.4 || Self.sources.contains(word.form) {
      attributes = true
    }
    if classes.contains(.rising) || Self.gains.contains(word.form) { directions += 1 }
    if classes.contains(.falling) || Self.losses.contains(word.form) { directions -= 1 }
  }

  private static let sources = TermSet("according reportedly allegedly alleged")
  private static let gains = TermSet(
    "rise rises up gain gains win wins won passes passed approves approved guilty convicted opens "
      + "confirms confirmed accepts accepted alive survives higher beats")
  private static let losses = TermSet(
    "fall falls down lose loses loss lost fails failed rejects rejected acquitted cleared closes "
      + "denies denied refuses refused dead dies lower misses")
}
