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
      let number = number(index)
      if let end = proportion(index, of: number) {
        index = end
        continue
      }
      guard let number = many(index) ?? number else {
        index += 1
        continue
      }
      quantities.append(quantity(number))
      index = number.end
    }
    return quantities
  }

  private func quantity(_ number: Number) -> Quantity {
    let words = number.words
    let span =
      sentence.words[words.lowerBound].span
      .lowerBound..<sentence.words[words.upperBound - 1].span
      .upperBound
    let (unit, next) = unit(
      after: number.end - 1, at: span.lowerBound..<sentence.words[number.end - 1].span.upperBound)
    let whole = whole(behind: words)
    let thing = thing(from: whole ?? next) ?? share(unit, from: next)
    var quantity = Quantity(
      span: span, value: number.value, digits: sentence.text(span), unit: unit,
      thing: thing.map { sentence.text(sentence.words[$0].span) },
      bound: bound(words), tense: tense(words))
    quantity.isIncrement = isIncrement(words)
    quantity.most = number.most
    if number.most != nil { quantity.bound = .atLeast }
    guard
      unit != nil || whole != nil || quantity.isIncrement || number.most != nil || !isPart(words),
      !isWhole(words)
    else { return quantity }
    // Of a whole those are counted whom something befell, whoever they are.
    let subject = QuantitySubject(
      sentence: sentence, words: words.lowerBound..<number.end, unit: unit,
      thing: whole == nil ? thing : nil)
    quantity.subject = subject.subject
    quantity.isOfPeople = subject.isOfPeople
    quantity.group = subject.group
    quantity.isStated = subject.isStated
    return quantity
  }

  /// "51 percent of the vote": what the share is of.
  private func share(_ unit: String?, from next: Int) -> Int? {
    guard unit != nil, sentence.form(next) == Form.of else { return nil }
    return thing(from: next + ([Form.the, Form.a].contains(sentence.form(next + 1)) ? 2 : 1))
  }

  /// "Nine of the twelve miners": where the word that is counted stands, behind how many there are in all.
  private func whole(behind words: Range<Int>) -> Int? {
    let next = words.upperBound
    guard sentence.form(next) == Form.of, sentence.form(next + 1) == Form.the,
      isNumber(next + 2)
    else { return nil }
    return next + 3
  }

  /// The twelve in it.
  private func isWhole(_ words: Range<Int>) -> Bool {
    sentence.form(words.lowerBound - 1) == Form.the
      && sentence.form(words.lowerBound - 2) == Form.of && isNumber(words.lowerBound - 3)
  }

  /// "including two children", "12 of them": a part of another number, not to be compared with it.
  private func isPart(_ words: Range<Int>) -> Bool {
    Self.including.contains(sentence.form(words.lowerBound - 1))
      || sentence.form(words.upperBound) == Form.of
  }

  /// "Five more people", "another five people".
  private func isIncrement(_ words: Range<Int>) -> Bool {
    Self.adding.contains(sentence.form(words.lowerBound - 1))
      || Self.more == sentence.form(words.upperBound)
        && sentence.form(words.upperBound + 1) != Self.than
  }

  private func unit(after last: Int, at span: Range<Int>) -> (String?, Int) {
    if span.upperBound < sentence.bytes.count, sentence.bytes[span.upperBound] == UInt8(ascii: "%")
    {
      return ("percent", last + 1)
    }
    if let currency = currency(before: span) { return (currency, last + 1) }
    if sentence.classes(last + 1).contains(.unit) {
      return (sentence.text(sentence.words[last + 1].span), last + 2)
    }
    return (nil, last + 1)
  }

  func currency(before span: Range<Int>) -> String? {
    let before = sentence.bytes[..<span.lowerBound]
    if before.last == UInt8(ascii: "$") { return "$" }
    if before.suffix(3) == [0xe2, 0x82, 0xac] { return "€" }
    return before.suffix(2) == [0xc2, 0xa3] ? "£" : nil
  }

  /// The word that is counted: the last of the nouns behind the number.
  private func thing(from start: Int) -> Int? {
    var index = start
    var found: Int?
    while index < min(sentence.count, start + 5) {
      let classes = sentence.classes(index)
      let word = sentence.words[index]
      if index > 0, sentence.gap(after: index - 1).contains(where: { !Self.joins.contains($0) }) {
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
      if found != nil,
        sentence.isPast(index) || classes.contains(.trigger)
      {
        break
      }
      // "Auf 19 gestiegen": the verb stands behind.
      if sentence.language != nil, !classes.isDisjoint(with: [.rising, .falling]) { break }
      found = index
      index += 1
    }
    return found
  }

  private static let adding = TermSet("another further")

  private static let including = TermSet("including among them another other second third")
  static let more = TermHash.of("more")
  static let than = TermHash.of("than")
  static let rather = TermHash.of("rather")
  static let instead = TermHash.of("instead")
  static let between = TermHash.of("between")
  /// What may stand between a number and its thing.
  private static let joins = Array(" -%".utf8)
}
