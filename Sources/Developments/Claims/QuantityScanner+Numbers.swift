internal import News
internal import Text

/// Where a number stands and what it comes to.
extension QuantityScanner {
  struct Number {
    var value: Double
    /// The 300 of "250-300", ten times the hundred of "hundreds"; nil where one number is meant.
    var most: Double?
    var words: Range<Int>
    /// Where what it counts may begin: behind the "of" of "hundreds of".
    var end: Int

    init(value: Double, most: Double? = nil, words: Range<Int>, end: Int? = nil) {
      self.value = value
      self.most = most
      self.words = words
      self.end = end ?? words.upperBound
    }
  }

  /// "Hundreds of people", "tens of thousands".
  func many(_ index: Int) -> Number? {
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
    return Number(
      value: value, most: value * Self.roundest, words: index..<end,
      end: sentence.form(end) == Form.of ? end + 1 : end)
  }

  /// "Hundreds" may be so many times as many.
  private static let roundest = 10.0
  private static let tens = 20.0
  /// "Scores twice".
  private static let verbs = TermSet("tens scores")

  /// Where "one in five", "nine out of ten" ends: no count, unless "killed two in three attacks".
  func proportion(_ index: Int, of number: Number?) -> Int? {
    let isOne = sentence.form(index) == Self.one
    guard let part = isOne ? Number(value: 1, words: index..<index + 1) : number,
      Casualties.fate(sentence.form(index - 1)) == nil
    else { return nil }
    let end = part.words.upperBound
    let isOutOf = sentence.form(end) == Self.out && sentence.form(end + 1) == Form.of
    guard isOutOf || sentence.form(end) == Form.in,
      let whole = self.number(isOutOf ? end + 2 : end + 1), whole.value > part.value
    else { return nil }
    return whole.words.upperBound
  }

  /// The number that starts at word `index`, with the "million" behind it.
  func number(_ index: Int) -> Number? {
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
    var (most, last) = (high, behind)
    scale(&most, &last)
    return Number(value: low.value * (most / high), most: most, words: low.words.lowerBound..<last)
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

  func isNumber(_ index: Int) -> Bool {
    sentence.words.indices.contains(index)
      && (sentence.words[index].isNumber || sentence.classes(index).contains(.tens))
  }

  private static let half = TermHash.of("half")
  private static let one = TermHash.of("one")
  private static let out = TermHash.of("out")
  private static let m = TermHash.of("m")
  private static let halves = TermSet("a p")
  private static let clock = TermSet("a.m p.m am pm o'clock gmt")
  private static let year = TermHash.of("year")
  private static let old = TermSet("old olds ages aged age")
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
}
