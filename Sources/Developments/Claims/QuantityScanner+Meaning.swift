internal import News
internal import Text

/// How exactly a number is meant, and of what time it is.
extension QuantityScanner {
  func bound(_ words: Range<Int>) -> Quantity.Bound {
    if let bound = boundOfRange(words) { return bound }
    let before = sentence.classes(words.lowerBound - 1)
    let two = (sentence.form(words.lowerBound - 2), sentence.form(words.lowerBound - 1))
    if two == (Form.at, Self.least) || two == (Self.more, Self.than) { return .atLeast }
    if sentence.form(words.lowerBound - 1) == Form.over { return .atLeast }
    // "Mindestens", in one word.
    if sentence.language != nil, two.1 == Self.least { return .atLeast }
    if two == (Self.up, Form.to) || two == (Form.as, Form.as) || two == (Form.at, Self.greatest) {
      return .upTo
    }
    // "No fewer than".
    let isNegated = Self.negating.contains(sentence.form(words.lowerBound - 3))
    if isNegated, two == (Self.fewer, Self.than) || two == (Self.less, Self.than) {
      return .atLeast
    }
    if two == (Self.many, Form.as) || two == (Self.fewer, Self.than)
      || two == (Self.less, Self.than)
    {
      return .upTo
    }
    return before.contains(.about) ? .about : .exactly
  }

  /// "Between 20 and 30", "20 to 30": at least the one, up to the other.
  private func boundOfRange(_ words: Range<Int>) -> Quantity.Bound? {
    let low = words.lowerBound
    let before = sentence.form(low - 1)
    let after = sentence.form(words.upperBound)
    if isNumber(words.upperBound + 1),
      before == Self.between && after == Form.and || before != Form.from && after == Form.to
    {
      return .atLeast
    }
    guard isNumber(low - 2) || NumberForm.scale(sentence.form(low - 2)) != nil else { return nil }
    let opening = (low - 5..<low - 2).map { sentence.form($0) }
    let isUpper =
      before == Form.and && opening.contains(Self.between)
      || before == Form.to && !opening.contains(Form.from)
    return isUpper ? .upTo : nil
  }

  /// "From 20 to 30", "to 6.1 from 6.4", "6.1 and not 6.4", "rather than the 1,200 announced": what it was before.
  private func isWhatItWas(_ words: Range<Int>) -> Bool {
    let article = sentence.form(words.lowerBound - 1) == Form.the ? 1 : 0
    return sentence.form(words.lowerBound - 1) == Form.not && words.lowerBound > 1
      || sentence.form(words.lowerBound - 1 - article) == Self.than
        && sentence.form(words.lowerBound - 2 - article) == Self.rather
      || sentence.form(words.lowerBound - 1 - article) == Form.of
        && sentence.form(words.lowerBound - 2 - article) == Self.instead
      || Self.comparing.contains(sentence.form(words.lowerBound - 1 - article))
        && sentence.form(words.lowerBound - 2 - article) == Self.compared
      || sentence.form(words.lowerBound - 1) == Form.from
        && (0..<sentence.count).contains {
          !sentence.classes($0).isDisjoint(with: [.rising, .falling])
            || Self.revising.contains(sentence.form($0))
        }
  }

  func tense(_ words: Range<Int>) -> Quantity.Tense {
    if isWhatItWas(words) { return .historical }
    var classes: WordClass = []
    var isBehindComma = false
    for index in max(0, words.lowerBound - 8)..<min(sentence.count, words.upperBound + 8) {
      // "Killed 47 people, the highest toll in 20 years".
      classes.formUnion(sentence.classes(index).subtracting(isBehindComma ? .peak : []))
      isBehindComma =
        isBehindComma
        || index >= words.upperBound - 1 && sentence.gap(after: index).contains(UInt8(ascii: ","))
    }
    if classes.contains(.peak) { return .peak }
    if isPast(words) { return .historical }
    let near = max(0, words.lowerBound - 4)..<words.lowerBound
    if near.contains(where: { isAim($0) }) { return .target }
    return classes.isDisjoint(with: [.total, .trigger]) ? .current : .cumulative
  }

  private func isAim(_ index: Int) -> Bool {
    let classes = sentence.classes(index)
    return classes.contains(.target) && sentence.form(index) != Form.by
      || classes.contains(.future) && classes.contains(.modal)
        // "Since 28 May".
        && !(classes.contains(.month) && sentence.words[index].isCapitalised)
  }

  /// A date two months back or more, or words of history, stand in the sentence.
  private func isPast(_ words: Range<Int>) -> Bool {
    guard let published else { return false }
    if dates.contains(where: { $0.contains(published) }) { return false }
    return dates.contains { $0.months(before: published) >= 2 && !isAside($0, of: words) }
      || History.isTold(sentence)
  }

  /// "The fever, which broke out in 2019, has now killed 14": the date is that of another clause.
  private func isAside(_ date: DateMention, of words: Range<Int>) -> Bool {
    let number = sentence.words[words.lowerBound].span
    guard date.span.upperBound <= number.lowerBound else { return false }
    let pronoun = (0..<words.lowerBound).last {
      Self.relatives.contains(sentence.form($0))
        && sentence.words[$0].span.lowerBound < date.span.lowerBound
    }
    guard pronoun != nil else { return false }
    return sentence.bytes[date.span.upperBound..<number.lowerBound].contains(UInt8(ascii: ","))
  }

  private static let relatives = TermSet("which who")
  private static let compared = TermHash.of("compared")
  private static let comparing = TermSet("with to")
  private static let negating = TermSet("no not")
  private static let least = TermHash.of("least")
  private static let up = TermHash.of("up")
  private static let greatest = TermHash.of("most")
  private static let many = TermHash.of("many")
  private static let fewer = TermHash.of("fewer")
  private static let less = TermHash.of("less")
  private static let revising = TermSet("revised revises raised raises cut cuts lowered lowers")
}
