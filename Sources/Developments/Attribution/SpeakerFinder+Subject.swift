internal import Text

/// The subject that stands before its verb.
extension SpeakerFinder {
  /// The subject that stands before the cue.
  func before(_ cue: Int) -> Range<Int>? {
    var end = cue
    while end > 0, !ClauseMarks.breakPhrase(sentence.gap(after: end - 1)),
      sentence.classes(end - 1).contains(.auxiliary) && !sentence.words[end - 1].isCapitalised
        || sentence.isAdverb(end - 1)
    {
      end -= 1
    }
    if end > 0, ClauseMarks.breakPhrase(sentence.gap(after: end - 1)) { end = skipInsertion(end) }
    guard end > 0 else { return nil }
    let nearest = sentence.classes(end - 1)
    if sentence.form(end - 1) == Form.who { return trim(antecedent(of: end - 1)) }
    if nearest.contains(.anyPronoun) { return end - 1..<end }
    var start = end
    let isLast = endsClause(cue)
    while start > 0, !isQuoted[start - 1] || isQuoted[cue] {
      let gap = sentence.gap(after: start - 1)
      if ClauseMarks.breakClause(gap) { break }
      if start < end, gap.contains(UInt8(ascii: ",")), isLast || isOwnSubject(start..<end) { break }
      if start < end, sentence.classes(start - 1).contains(.clauseBreak) {
        if isRelative(start - 1) { return trim(antecedent(of: start - 1)) }
        if start == 1 { start = behindComma(start..<end) }
        break
      }
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

  func isVerb(_ index: Int) -> Bool {
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

  /// "A gang that calls itself Name", "a party that has left": the subject stands before "that".
  private func isRelative(_ that: Int) -> Bool {
    guard sentence.form(that) == Form.that, that > 0,
      AttributionScanner.cue(sentence, that - 1) < 0.3
    else { return false }
    let isNamed = that + 2 < sentence.count && sentence.words[that + 2].isCapitalised
    return isVerb(that + 1)
      || endsInS(that + 1) && (isNamed || Self.objects.contains(sentence.form(that + 2)))
  }

  /// "governs", "calls"
  private func endsInS(_ index: Int) -> Bool {
    guard sentence.words.indices.contains(index), !sentence.words[index].isCapitalised else {
      return false
    }
    return sentence.bytes[sentence.words[index].span].last == UInt8(ascii: "s")
  }

  private static let objects = TermSet("a an the its their itself")

  /// "After talks in Karsk, the ministers said": what opens the sentence ends at the comma.
  private func behindComma(_ words: Range<Int>) -> Int {
    let last = words.dropLast().last {
      sentence.gap(after: $0).contains(UInt8(ascii: ","))
    }
    return last.map { $0 + 1 } ?? words.lowerBound
  }

  private func antecedent(of relative: Int) -> Range<Int> {
    var start = relative
    while start > 0 {
      if start < relative, ClauseMarks.breakPhrase(sentence.gap(after: start - 1)) { break }
      if sentence.classes(start - 1).contains(.clauseBreak) { break }
      start -= 1
    }
    return start..<relative
  }

  /// Where the subject starts when "On Monday, " and the like are passed over.
  private func withoutAdverbials(_ words: Range<Int>) -> Int {
    var start = words.lowerBound
    var isChanged = true
    while isChanged, start < words.upperBound {
      isChanged = false
      if sentence.form(start) == Form.on, start + 2 < words.upperBound,
        sentence.classes(start + 1).contains(.weekday),
        sentence.gap(after: start + 1).elementsEqual(" ".utf8)
      {
        start += 2
        isChanged = true
        continue
      }
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
