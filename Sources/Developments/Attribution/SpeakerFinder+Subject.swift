internal import Text

/// The subject that stands before its verb.
extension SpeakerFinder {
  /// The subject that stands before the cue.
  func before(_ cue: Int) -> Range<Int>? {
    var end = cue
    while end > 0, !ClauseMarks.breakPhrase(sentence.gap(after: end - 1)),
      sentence.classes(end - 1).contains(.auxiliary) || sentence.isAdverb(end - 1)
    {
      end -= 1
    }
    if end > 0, ClauseMarks.breakPhrase(sentence.gap(after: end - 1)) { end = skipInsertion(end) }
    guard end > 0 else { return nil }
    let nearest = sentence.classes(end - 1)
    if sentence.form(end - 1) == Form.who { return trim(antecedent(of: end - 1)) }
    if nearest.contains(.anyPronoun) { return end - 1..<end }
    var start = end
    let isLast = ClauseMarks.endClause(sentence.gap(after: cue))
    while start > 0, !isQuoted[start - 1] || isQuoted[cue] {
      let gap = sentence.gap(after: start - 1)
      if ClauseMarks.breakClause(gap) { break }
      if start < end, gap.contains(UInt8(ascii: ",")), isLast || isOwnSubject(start..<end) { break }
      if start < end, sentence.classes(start - 1).contains(.clauseBreak) { break }
      start -= 1
    }
    start = withoutAdverbials(start..<end)
    return trim(cutAtVerb(start..<end)) ?? name(in: start..<end)
  }

  /// "The bridge was closed, engineer Name told": a short phrase with a name behind a clause of its own.
  private func isOwnSubject(_ words: Range<Int>) -> Bool {
    guard words.count <= Self.shortest + 1, words.lowerBound > 1, isSpeaker(words) else {
      return false
    }
    let clause = 0..<words.lowerBound - 1
    return !words.contains { isVerb($0) }
      && clause.contains { index in
        sentence.classes(index).contains(.be) || isVerb(index) && !isDate(index)
      } && !isDate(words.lowerBound)
  }

  private func isVerb(_ index: Int) -> Bool {
    !sentence.words[index].isCapitalised
      && (sentence.isPastForm(index, stem: 3)
        || !sentence.classes(index).isDisjoint(with: [.be, .have, .modal]))
  }

  /// "Name, a title, said": passes over the insertion when it is short.
  private func skipInsertion(_ end: Int) -> Int {
    var start = end - 1
    while start > 0, end - start < 14 {
      if sentence.gap(after: start - 1).contains(UInt8(ascii: ",")) {
        return sentence.words[start - 1].isCapitalised ? start : end
      }
      start -= 1
    }
    return end
  }

  private func antecedent(of who: Int) -> Range<Int> {
    var start = who
    while start > 0 {
      if start < who, ClauseMarks.breakPhrase(sentence.gap(after: start - 1)) { break }
      if sentence.classes(start - 1).contains(.clauseBreak) { break }
      start -= 1
    }
    return start..<who
  }

  /// Where the subject starts when "On Monday, " and the like are passed over.
  private func withoutAdverbials(_ words: Range<Int>) -> Int {
    var start = words.lowerBound
    var isChanged = true
    while isChanged, start < words.upperBound {
      isChanged = false
      let isDate = start > words.lowerBound && isDate(start)
      guard isDate || sentence.classes(start).contains(.adverbial) || sentence.isAdverb(start)
      else { break }
      for index in start..<words.upperBound - 1
      where sentence.gap(after: index).contains(UInt8(ascii: ",")) {
        start = index + 1
        isChanged = true
        break
      }
      if !isChanged, sentence.classes(start).contains(.joint), start + 1 < words.upperBound {
        start += 1
        isChanged = true
      }
    }
    return start
  }

  /// "January 18" after "On Sunday,", or "2026" after that.
  private func isDate(_ index: Int) -> Bool {
    sentence.words[index].isNumber
      || !sentence.classes(index).isDisjoint(with: [.month, .weekday])
  }

  /// "Name went home and": the subject ends where its verb begins.
  private func cutAtVerb(_ words: Range<Int>) -> Range<Int> {
    var hasNoun = false
    for index in words {
      let word = sentence.words[index]
      let isVerb =
        !word.isCapitalised
        && (sentence.isPastForm(index, stem: 3)
          || sentence.classes(index).contains(.auxiliary) && !sentence.isAdverb(index)
          || AttributionScanner.cue(sentence, index) > 0.3)
      if isVerb, hasNoun { return words.lowerBound..<index }
      if hasNoun, sentence.classes(index).contains(.weekday) {
        return words.lowerBound..<(sentence.form(index - 1) == Form.on ? index - 1 : index)
      }
      if word.isCapitalised || !sentence.classes(index).isDisjoint(with: [.speakers, .thirdPerson])
      {
        hasNoun = true
      }
      if hasNoun, index + 1 < words.upperBound,
        sentence.gap(after: index).contains(UInt8(ascii: ",")), index - words.lowerBound < 6
      {
        return words.lowerBound..<index + 1
      }
    }
    return words
  }
}
