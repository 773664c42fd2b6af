internal import News
internal import Text

/// Finds the numbers of a sentence that count something.
struct QuantityScanner {
  let sentence: SentenceWords
  let dates: [DateMention]
  let published: CivilDate?

  /// More than a sentence needs; lists of results have hundreds.
  private static let most = 16

  init(_ sentence: SentenceWords, dates: [DateMention], published: CivilDate?) {
    self.sentence = sentence
    self.dates = dates
    self.published = published
  }

  /// In order of place; numbers of dates are left out.
  func quantities() -> [Quantity] {
    var quantities: [Quantity] = []
    var index = 0
    while index < sentence.count, quantities.count < Self.most {
      guard sentence.words[index].isNumber, let number = number(index) else {
        index += 1
        continue
      }
      quantities.append(quantity(number))
      index = number.words.upperBound
    }
    return quantities
  }

  private struct Number {
    var value: Double
    var words: Range<Int>
  }

  /// The number that starts at word `index`, with the "million" behind it.
  private func number(_ index: Int) -> Number? {
    let span = sentence.words[index].span
    guard !dates.contains(where: { $0.span.overlaps(span) }), !isPartOfName(span), !isAge(index),
      !Self.clock.contains(sentence.form(index + 1)),
      var value = NumberForm.value(sentence.bytes[span], form: sentence.form(index))
    else { return nil }
    var end = index + 1
    while end < sentence.count, let scale = NumberForm.scale(sentence.form(end)) {
      value *= scale
      end += 1
    }
    return Number(value: value, words: index..<end)
  }

  /// "F-16", "Covid-19", "9/11", "2:20": tied to what stands beside it, it names and does not count.
  private func isPartOfName(_ span: Range<Int>) -> Bool {
    if span.upperBound < sentence.bytes.count, sentence.bytes[span.upperBound] == UInt8(ascii: ":")
    {
      return span.upperBound + 1 < sentence.bytes.count
        && (0x30...0x39).contains(sentence.bytes[span.upperBound + 1])
    }
    guard span.lowerBound > 0 else { return false }
    let before = sentence.bytes[span.lowerBound - 1]
    switch before {
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "#"), UInt8(ascii: ":"),
      UInt8(ascii: "."):
      return true
    default: return before | 0x20 >= 0x61 && before | 0x20 <= 0x7a
    }
  }

  /// "15-year-old", "Name, 29,", "ages 13 and 15": how old someone is.
  private func isAge(_ index: Int) -> Bool {
    let next = sentence.form(index + 1)
    if next == Self.year || next == Form.years, Self.old.contains(sentence.form(index + 2)) {
      return true
    }
    if Self.old.contains(sentence.form(index - 1)) { return true }
    return index > 0 && sentence.words[index - 1].isCapitalised
      && sentence.gap(after: index - 1).elementsEqual(", ".utf8)
      && sentence.gap(after: index).first == UInt8(ascii: ",")
  }

  private func quantity(_ number: Number) -> Quantity {
    let words = number.words
    let span =
      sentence.words[words.lowerBound].span
      .lowerBound..<sentence.words[words.upperBound - 1].span
      .upperBound
    let (unit, next) = unit(after: words.upperBound - 1, at: span)
    let thing = thing(from: next)
    var quantity = Quantity(
      span: span, value: number.value, unit: unit,
      thing: thing.map { sentence.text(sentence.words[$0].span) },
      bound: bound(words), tense: tense(words))
    guard !isPart(words) else { return quantity }
    if unit == nil, let fate = fate(around: words),
      thing.map({ Casualties.arePeople(sentence.form($0)) }) ?? true
    {
      quantity.subject = fate
      quantity.isOfPeople = true
      quantity.group = thing.flatMap { Casualties.group(sentence.form($0)) }
    } else if let thing {
      quantity.subject = TermHash.pair(
        unit.map { TermHash.of($0) } ?? 0, sentence.words[thing].root)
    }
    return quantity
  }

  /// "including two children", "12 of them": a part of another number, not to be compared with it.
  private func isPart(_ words: Range<Int>) -> Bool {
    Self.including.contains(sentence.form(words.lowerBound - 1))
      || sentence.form(words.upperBound) == Form.of
  }

  private func unit(after last: Int, at span: Range<Int>) -> (String?, Int) {
    if span.upperBound < sentence.bytes.count, sentence.bytes[span.upperBound] == UInt8(ascii: "%")
    {
      return ("percent", last + 1)
    }
    if span.lowerBound > 0 {
      let before = sentence.bytes[..<span.lowerBound]
      if before.last == UInt8(ascii: "$") { return ("$", last + 1) }
      if before.suffix(3) == [0xe2, 0x82, 0xac] { return ("€", last + 1) }
      if before.suffix(2) == [0xc2, 0xa3] { return ("£", last + 1) }
    }
    if sentence.classes(last + 1).contains(.unit) {
      return (sentence.text(sentence.words[last + 1].span), last + 2)
    }
    return (nil, last + 1)
  }

  /// The word that is counted: the last of the nouns behind the number.
  private func thing(from start: Int) -> Int? {
    var index = start
    var found: Int?
    while index < min(sentence.count, start + 5) {
      let classes = sentence.classes(index)
      let word = sentence.words[index]
      if index > 0, index > start,
        sentence.gap(after: index - 1).contains(where: { $0 != 0x20 && $0 != UInt8(ascii: "-") })
      {
        break
      }
      if word.isNumber { break }
      if classes.contains(.countAdjective) {
        index += 1
        continue
      }
      if word.isStopWord || !classes.isDisjoint(with: [.preposition, .auxiliary, .clauseBreak]) {
        break
      }
      if found != nil, sentence.isPastForm(index, stem: 3) || classes.contains(.trigger) { break }
      found = index
      index += 1
    }
    return found
  }

  private func bound(_ words: Range<Int>) -> Quantity.Bound {
    let before = sentence.classes(words.lowerBound - 1)
    let two = (sentence.form(words.lowerBound - 2), sentence.form(words.lowerBound - 1))
    if two == (Form.at, Self.least) || two == (Self.more, Self.than) { return .atLeast }
    if sentence.form(words.lowerBound - 1) == Self.over { return .atLeast }
    if two == (Self.up, Form.to) || two == (Self.as, Self.as) || two == (Form.at, Self.greatest) {
      return .upTo
    }
    if two == (Self.many, Self.as) || two == (Self.fewer, Self.than)
      || two == (Self.less, Self.than)
    {
      return .upTo
    }
    return before.contains(.about) ? .about : .exactly
  }

  private func tense(_ words: Range<Int>) -> Quantity.Tense {
    var classes: WordClass = []
    for index in max(0, words.lowerBound - 8)..<min(sentence.count, words.upperBound + 8) {
      classes.formUnion(sentence.classes(index))
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
  }

  /// A date two months back or more, or words of history, stand in the sentence.
  private func isPast(_ words: Range<Int>) -> Bool {
    guard let published else { return false }
    if dates.contains(where: { $0.contains(published) }) { return false }
    return dates.contains { $0.months(before: published) >= 2 } || History.isTold(sentence)
  }

  /// "killed", "injured", "missing" near the number, each as one word for all its synonyms.
  private func fate(around words: Range<Int>) -> UInt64? {
    for distance in 0..<6 {
      let after = words.upperBound + distance
      if after < sentence.count, let fate = Casualties.fate(sentence.form(after)) { return fate }
      let before = words.lowerBound - 1 - distance
      if distance < 4, before >= 0, let fate = Casualties.fate(sentence.form(before)) {
        return fate
      }
    }
    return nil
  }

  private static let including = TermSet("including among them another other second third")
  private static let year = TermHash.of("year")
  private static let old = TermSet("old olds ages aged age")
  private static let clock = TermSet("a.m p.m am pm o'clock gmt")
  private static let least = TermHash.of("least")
  private static let more = TermHash.of("more")
  private static let than = TermHash.of("than")
  private static let over = TermHash.of("over")
  private static let up = TermHash.of("up")
  private static let `as` = TermHash.of("as")
  private static let greatest = TermHash.of("most")
  private static let many = TermHash.of("many")
  private static let fewer = TermHash.of("fewer")
  private static let less = TermHash.of("less")
}
