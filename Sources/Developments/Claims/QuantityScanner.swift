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
      if let end = proportion(index) {
        index = end
        continue
      }
      guard let number = many(index) ?? number(index) else {
        index += 1
        continue
      }
      quantities.append(quantity(number))
      index = number.end
    }
    return quantities
  }

  private struct Number {
    var value: Double
    var words: Range<Int>
    /// Where what it counts may begin: behind the 300 of "250-300", the "of" of "hundreds of".
    var end: Int
    var isRange = false
    var isRoundest = false

    init(value: Double, words: Range<Int>) {
      self.value = value
      self.words = words
      end = words.upperBound
    }
  }

  /// "Hundreds of people", "tens of thousands".
  private func many(_ index: Int) -> Number? {
    guard var value = NumberForm.many(sentence.form(index)), !isNumber(index - 1) else {
      return nil
    }
    var end = index + 1
    while sentence.form(end) == Form.of, let scale = NumberForm.many(sentence.form(end + 1)) {
      // Of the twenty in "tens of thousands" ten are counted.
      value = min((value == Self.tens ? value / 2 : value) * scale, NumberForm.largest)
      end += 2
    }
    guard
      end > index + 1 || sentence.form(end) == Form.of || !Self.verbs.contains(sentence.form(index))
    else { return nil }
    var number = Number(value: value, words: index..<end)
    number.isRoundest = true
    if sentence.form(end) == Form.of { number.end += 1 }
    return number
  }

  private static let tens = 20.0
  /// "Scores twice".
  private static let verbs = TermSet("tens scores")

  /// Where "one in five", "nine out of ten" ends: no count, unless "killed two in three attacks".
  private func proportion(_ index: Int) -> Int? {
    guard Casualties.fate(sentence.form(index - 1)) == nil else { return nil }
    let isOne = sentence.form(index) == Self.one
    guard let part = isOne ? Number(value: 1, words: index..<index + 1) : number(index) else {
      return nil
    }
    let end = part.words.upperBound
    let isOutOf = sentence.form(end) == Self.out && sentence.form(end + 1) == Form.of
    guard isOutOf || sentence.form(end) == Self.in,
      let whole = number(isOutOf ? end + 2 : end + 1), whole.value > part.value
    else { return nil }
    return whole.words.upperBound
  }

  private static let out = TermHash.of("out")
  private static let `in` = TermHash.of("in")

  /// The number that starts at word `index`, with the "million" behind it.
  private func number(_ index: Int) -> Number? {
    guard index < sentence.count, startsNumber(index) else { return nil }
    let span = sentence.words[index].span
    guard !dates.contains(where: { $0.span.overlaps(span) }), !isPartOfName(span), !isAge(index),
      !isTimeOfDay(index), !Self.named.contains(sentence.form(index - 1)),
      var (value, end) = figure(index)
    else { return nil }
    scale(&value, &end)
    if let rest = rest(of: value, at: end, from: index) {
      (value, end) = (value + rest.value, rest.end)
      scale(&value, &end)
    }
    if isMillionsOfMoney(end, span) {
      value *= 1_000_000
      end += 1
    }
    let number = Number(value: value, words: index..<end)
    return range(from: number) ?? number
  }

  /// "250-300", "5–6 million".
  private func range(from low: Number) -> Number? {
    let end = low.words.upperBound
    let gap = sentence.gap(after: end - 1)
    guard gap.elementsEqual([UInt8(ascii: "-")]) || gap.elementsEqual("–".utf8), isNumber(end),
      let (high, behind) = figure(end), high > low.value
    else { return nil }
    var range = low
    var scaled = high
    range.end = behind
    scale(&scaled, &range.end)
    range.value *= scaled / high
    range.isRange = true
    return range
  }

  private func scale(_ value: inout Double, _ end: inout Int) {
    while end < sentence.count, let scale = NumberForm.scale(sentence.form(end)) {
      value = min(value * scale, NumberForm.largest)
      end += 1
    }
  }

  /// The forty of "one hundred and forty"; not of "between one hundred and two hundred".
  private func rest(of value: Double, at end: Int, from start: Int) -> (value: Double, end: Int)? {
    guard value >= 100, !startsWithDigit(start), sentence.form(end) == Form.and,
      sentence.form(start - 1) != Self.between, isNumber(end + 1), !startsWithDigit(end + 1),
      let (rest, next) = figure(end + 1), rest < 100,
      NumberForm.scale(sentence.form(next)).map({ $0 > 100 }) ?? true
    else { return nil }
    return (rest, next)
  }

  /// "10 p.m.", of which the tokeniser makes three words.
  private func isTimeOfDay(_ index: Int) -> Bool {
    let next = sentence.form(index + 1)
    return Self.clock.contains(next)
      || Self.halves.contains(next) && sentence.form(index + 2) == Self.m
        && sentence.gap(after: index + 1).elementsEqual([UInt8(ascii: ".")])
  }

  private func startsNumber(_ index: Int) -> Bool {
    isNumber(index) || isHalf(index) || isOne(index)
      || sentence.form(index) == Form.a && sentence.classes(index + 1).contains(.scale)
        && sentence.form(index - 1) != Self.half
  }

  /// "12", "forty", "forty-three", "a hundred", and where it ends.
  private func figure(_ index: Int) -> (Double, Int)? {
    let form = sentence.form(index)
    if isHalf(index), let scale = NumberForm.scale(sentence.form(index + 2)) {
      return (scale / 2, index + 3)
    }
    if isOne(index) {
      return NumberForm.scale(sentence.form(index + 1)).map { ($0, index + 2) } ?? (1, index + 1)
    }
    if form == Form.a, let scale = NumberForm.scale(sentence.form(index + 1)) {
      return (scale, index + 2)
    }
    if let tens = NumberForm.tens(form), !startsWithDigit(index) {
      guard let ones = NumberForm.ones(sentence.form(index + 1)),
        sentence.gap(after: index).elementsEqual([UInt8(ascii: "-")])
      else { return (tens, index + 1) }
      return (tens + ones, index + 2)
    }
    return NumberForm.value(sentence.normal(index)).map {
      ($0, index + 1)
    }
  }

  /// "Half a dozen", "half a million".
  private func isHalf(_ index: Int) -> Bool {
    sentence.form(index) == Self.half && sentence.form(index + 1) == Form.a
      && sentence.classes(index + 2).contains(.scale)
  }

  /// "One hundred", "one person".
  private func isOne(_ index: Int) -> Bool {
    sentence.form(index) == Self.one
      && (sentence.classes(index + 1).contains(.scale)
        || Casualties.arePeople(sentence.form(index + 1)))
  }

  private func startsWithDigit(_ index: Int) -> Bool {
    (0x30...0x39).contains(sentence.bytes[sentence.words[index].span.lowerBound])
  }

  /// "€30m": of money, for a length of "30m" is metres.
  private func isMillionsOfMoney(_ end: Int, _ span: Range<Int>) -> Bool {
    sentence.form(end) == Self.m && sentence.gap(after: end - 1).isEmpty
      && currency(before: span) != nil
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
    return index > 0
      && (sentence.words[index - 1].isCapitalised
        || Self.persons.contains(sentence.form(index - 1)))
      && sentence.gap(after: index - 1).elementsEqual(", ".utf8)
      && sentence.gap(after: index).first == UInt8(ascii: ",")
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
    quantity.isRoundest = number.isRoundest
    if number.isRoundest || number.isRange { quantity.bound = .atLeast }
    guard
      unit != nil || whole != nil || quantity.isIncrement || number.isRoundest || !isPart(words),
      !isWhole(words)
    else { return quantity }
    // Of a whole those are counted whom something befell, whoever they are.
    let subject = QuantitySubject(
      sentence: sentence, words: words.lowerBound..<number.end, unit: unit,
      thing: whole == nil ? thing : nil)
    quantity.subject = subject.subject
    quantity.isOfPeople = subject.isOfPeople
    quantity.group = subject.group
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

  private func currency(before span: Range<Int>) -> String? {
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
        sentence.isPastForm(index, stem: 3) || classes.contains(.trigger)
          || Self.irregular.contains(sentence.form(index))
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

  func isNumber(_ index: Int) -> Bool {
    sentence.words.indices.contains(index)
      && (sentence.words[index].isNumber || sentence.classes(index).contains(.tens))
  }

  private static let adding = TermSet("another further")
  private static let one = TermHash.of("one")
  private static let halves = TermSet("a p")
  private static let persons = TermSet(
    """
    man woman boy girl child son daughter mother father brother sister wife husband grandmother grandfather driver \
    pilot teacher student soldier officer
    """)
  /// What has a number for a name: "Highway 12", "flight 370".
  private static let named = TermSet(
    """
    highway route road flight interstate motorway autobahn platform terminal gate pier section chapter article unit room \
    apartment
    """)

  private static let including = TermSet("including among them another other second third")
  private static let year = TermHash.of("year")
  private static let old = TermSet("old olds ages aged age")
  private static let clock = TermSet("a.m p.m am pm o'clock gmt")
  static let more = TermHash.of("more")
  static let than = TermHash.of("than")
  private static let m = TermHash.of("m")
  private static let half = TermHash.of("half")
  static let between = TermHash.of("between")
  static let from = TermHash.of("from")
  /// Past forms that end in no "-ed".
  private static let irregular = TermSet(
    """
    lost went fell took came made got gave found held ran sank sent struck stood told won wore rose led met paid saw sold \
    spent fled
    """)
  /// What may stand between a number and its thing.
  private static let joins = Array(" -%".utf8)
}
