internal import Text

/// What is said to or of the subject: "were told", "was dismissed", "accused of".
extension SpeakerFinder {
  /// Whether the subject of a cue is not who says it.
  func isPassive(_ cue: Int) -> Bool {
    let form = sentence.form(cue)
    let next = sentence.form(cue + 1)
    let isRegular = sentence.isPastForm(cue, stem: 2)
    guard isRegular || Self.irregular.contains(form), !Self.states.contains(form) else {
      return false
    }
    if next == Form.by && isRegular && !isDoing(cue + 2) || form == Self.accused && next == Form.of
      || form == Self.told && next == Form.to
    {
      return true
    }
    var index = cue - 1
    while index >= 0, !ClauseMarks.breakPhrase(sentence.gap(after: index)) {
      if sentence.classes(index).contains(.be) || Self.negated.contains(sentence.form(index)) {
        return true
      }
      guard sentence.isAdverb(index) || Self.between.contains(sentence.form(index)) else { break }
      index -= 1
    }
    return false
  }

  /// "told by police that": who says what is said in the passive; nil where nobody is named.
  func agent(of cue: Int) -> Range<Int>? {
    var index = cue
    while index < min(sentence.count, cue + Self.reach),
      !ClauseMarks.breakPhrase(sentence.gap(after: index)),
      !sentence.classes(index + 1).contains(.clauseBreak)
    {
      index += 1
      guard sentence.form(index) == Form.by, var found = trim(phrase(from: index + 1)) else {
        continue
      }
      // "by the opposition of lying"
      let end = found.dropFirst().first {
        sentence.classes($0).contains(.preposition) && isDoing($0 + 1)
      }
      if let end { found = found.lowerBound..<end }
      return !isTime(found) && (isSpeaker(found) || isDetermined(found)) ? found : nil
    }
    return nil
  }

  private func isDoing(_ index: Int) -> Bool {
    guard sentence.words.indices.contains(index), !sentence.words[index].isCapitalised else {
      return false
    }
    return sentence.bytes[sentence.words[index].span].suffix(3).elementsEqual("ing".utf8)
  }

  /// So many words behind the participle "by" may stand.
  private static let reach = 6
  private static let told = TermHash.of("told")
  private static let accused = TermHash.of("accused")
  private static let irregular = TermSet("told said known thought understood")
  private static let negated = TermSet("wasn't weren't isn't aren't")
  private static let between = TermSet("not also never ever just now still once often again")
  /// These say what the subject thinks or says itself: "was convinced that", "was quoted as saying".
  private static let states = TermSet(
    """
    quoted cited convinced concerned worried surprised pleased determined opposed satisfied agreed \
    disappointed encouraged shocked alarmed committed prepared persuaded troubled inclined excited
    """)
}
