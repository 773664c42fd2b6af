internal import Text

/// What a number counts, so that two sentences about the same count can be compared.
struct QuantitySubject {
  /// Hash of what is counted or done to it, the same for "5 dead" and "five people killed"; nil where the
  /// sentence does not say.
  private(set) var subject: UInt64?
  /// The subject is what befell people, not a thing.
  private(set) var isOfPeople = false
  /// Which people, where not all of them are counted.
  private(set) var group: UInt64?
  /// The sentence is about the number: "the death toll has risen to 47".
  private(set) var isStated = false

  private let sentence: SentenceWords
  private let words: Range<Int>

  /// `words`: those of the number; `thing`: the word that is counted.
  init(sentence: SentenceWords, words: Range<Int>, unit: String?, thing: Int?) {
    self.sentence = sentence
    self.words = words
    if unit == nil, let measured = measured(thing) {
      subject = measured
      return
    }
    let counted = thing.map {
      Casualties.arePeople(sentence.form($0)) || Casualties.fate(sentence.form($0)) != nil
    }
    let stated = thing == nil ? fateThatChanged : nil
    if unit == nil, counted ?? true, let fate = stated ?? fate {
      subject = fate
      isStated = stated == fate
      isOfPeople = true
      group = thing.flatMap { Casualties.group(sentence.form($0)) }
      return
    }
    let hash = unit.map(Self.unit) ?? 0
    if let money = Self.money(unit), let purpose = purpose(thing) {
      subject = TermHash.pair(money, purpose)
    } else if Self.areas.contains(hash) {
      subject = hash
    } else if let thing = thing ?? thingThatChanged {
      subject = TermHash.pair(hash, sentence.words[thing].root)
    }
  }

  /// "Magnitude 6.4", "6.4-magnitude quake", "category 3": on a scale.
  private func measured(_ thing: Int?) -> UInt64? {
    let before = sentence.form(words.lowerBound - 1)
    if Self.scales.contains(before) { return before }
    if before == Form.of, Self.scales.contains(sentence.form(words.lowerBound - 2)) {
      return sentence.form(words.lowerBound - 2)
    }
    if thing == nil, let scale = scaleThatChanged { return scale }
    let after = sentence.form(words.upperBound)
    return thing != nil && Self.scales.contains(after) ? after : nil
  }

  /// "killed", "injured", "missing" near the number, each as one word for all its synonyms.
  private var fate: UInt64? {
    var isOther = false
    for distance in 0..<Self.farthestFate {
      let after = words.upperBound + distance
      isOther = isOther || startsOtherCount(after)
      if !isOther, after < sentence.count, let fate = Casualties.fate(sentence.form(after)),
        !hasOwnNumber(after), !isOfOthers(after)
      {
        return fate
      }
      let before = words.lowerBound - 1 - distance
      if distance < 4, before >= 0, let fate = Casualties.fate(sentence.form(before)) {
        return fate
      }
    }
    return nil
  }

  /// "Risen to 19, with 38 people still missing": behind a comma another number counts others.
  private func startsOtherCount(_ index: Int) -> Bool {
    index < sentence.count && sentence.words[index].isNumber
      && (words.upperBound - 1..<index).contains {
        sentence.gap(after: $0).contains(UInt8(ascii: ","))
      }
  }

  /// "3,000 people marched over the deaths of the students": those who did something else.
  private func isOfOthers(_ fate: Int) -> Bool {
    guard let verb = (words.upperBound..<fate).first(where: { isActive($0) }) else { return false }
    return !(verb..<fate).contains {
      !sentence.classes($0).isDisjoint(with: [.be, .have]) || sentence.form($0) == Form.and
    }
  }

  private func isActive(_ index: Int) -> Bool {
    sentence.isPastForm(index, stem: 3) && Casualties.fate(sentence.form(index)) == nil
      && (words.upperBound..<index).allSatisfy {
        sentence.classes($0).isDisjoint(with: [.be, .have])
      }
  }

  /// "Sickened 130 people and killed four": what comes behind an "and" and has a number of its own.
  private func hasOwnNumber(_ fate: Int) -> Bool {
    guard (words.upperBound..<fate).contains(where: { sentence.form($0) == Form.and }) else {
      return false
    }
    return (fate + 1..<min(sentence.count, fate + 4)).contains { sentence.words[$0].isNumber }
  }

  /// "The death toll from the storm has risen to 47": what befell people, at the head of the clause.
  private var fateThatChanged: UInt64? {
    guard let clause = clauseOfNumber ?? clauseOfChange ?? clauseOfTollChanged else { return nil }
    for index in clause {
      if let fate = Casualties.fate(sentence.form(index)) { return fate }
      if sentence.form(index) == Self.toll { return Casualties.fate(Self.killed) }
    }
    return nil
  }

  /// "The number of people who died when a bus … has risen to 19": from the number on.
  private var clauseOfNumber: Range<Int>? {
    guard let clause = clauseOfChange,
      let number = (0..<min(3, sentence.count)).first(where: { isCount($0) }),
      sentence.form(number + 1) == Form.of, number < clause.lowerBound
    else { return nil }
    return number..<clause.upperBound
  }

  /// "The number of cases in the district rose to 264": the last noun before a preposition.
  private var thingThatChanged: Int? {
    guard let clause = clauseOfChange else { return nil }
    var found: Int?
    for index in clause {
      let word = sentence.words[index]
      if sentence.form(index) == Form.of, found.map({ isCount($0) }) == true {
        found = nil
        continue
      }
      if !sentence.classes(index).isDisjoint(with: [.preposition, .auxiliary]), found != nil {
        break
      }
      if !word.isStopWord, !word.isNumber { found = index }
    }
    return found
  }

  private func isCount(_ index: Int) -> Bool { Self.counts.contains(sentence.form(index)) }

  /// The words before the verb of "has risen to 47", as far as the clause goes back.
  private var clauseOfChange: Range<Int>? {
    var verb = words.lowerBound - 1
    while verb >= 0, Self.upTo.contains(sentence.form(verb)) || isBounding(verb) { verb -= 1 }
    guard verb > 0, isChange(verb) else { return nil }
    var start = verb
    while start > 0, verb - start < Self.longestClause, !breaks(before: start) { start -= 1 }
    return start..<verb
  }

  /// "Police lowered the death toll of the fire to 21": from the toll to the number.
  private var clauseOfTollChanged: Range<Int>? {
    guard let toll = wordChanged({ $0 == Self.toll }),
      (max(0, toll - 3)..<toll).contains(where: isSet)
    else { return nil }
    return max(0, toll - 1)..<words.lowerBound - 1
  }

  /// "Revised the magnitude of the quake to 6.4", "magnitude revised to 6.4".
  private var scaleThatChanged: UInt64? {
    wordChanged(Self.scales.contains).flatMap { scale in
      (max(0, scale - 3)..<words.lowerBound - 1).contains(where: isSet)
        ? sentence.form(scale) : nil
    }
  }

  /// The nearest such word before the "to" of the number, in its clause.
  private func wordChanged(_ isIt: (UInt64) -> Bool) -> Int? {
    let to = words.lowerBound - 1
    guard to > 0, sentence.form(to) == Form.to || sentence.form(to) == Form.at else { return nil }
    var start = to
    while start > 0, to - start < Self.longestClause, !breaks(before: start) {
      start -= 1
      if isIt(sentence.form(start)) { return start }
    }
    return nil
  }

  private func isSet(_ index: Int) -> Bool {
    isChange(index) || Self.setting.contains(sentence.form(index))
  }

  private func isBounding(_ index: Int) -> Bool {
    sentence.classes(index).contains(.about) || Self.bounding.contains(sentence.form(index))
  }

  private func isChange(_ index: Int) -> Bool {
    !sentence.classes(index).isDisjoint(with: [.rising, .falling])
      || Self.changing.contains(sentence.form(index))
  }

  private func breaks(before index: Int) -> Bool {
    sentence.gap(after: index - 1).contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
      || sentence.classes(index - 1).contains(.clauseBreak)
  }

  /// What money is for, one word for all its synonyms: the word that is counted, or the nearest one.
  private func purpose(_ thing: Int?) -> UInt64? {
    if let thing, let purpose = Self.purposes[sentence.form(thing)] { return purpose }
    if thing != nil { return nil }
    for distance in 1..<10 {
      for index in [words.lowerBound - distance, words.upperBound - 1 + distance] {
        if let purpose = Self.purposes[sentence.form(index)] { return purpose }
      }
    }
    return nil
  }

  /// "€" and "euros" are one unit.
  private static func unit(_ written: String) -> UInt64 {
    let hash = TermHash.of(written.lowercased())
    return units[hash] ?? hash
  }

  private static func money(_ written: String?) -> UInt64? {
    written.map(unit).flatMap { currencies.contains($0) ? $0 : nil }
  }

  /// "Thirty people are now known to have died".
  private static let farthestFate = 9
  private static let longestClause = 14
  private static let toll = TermHash.of("toll")
  private static let killed = TermHash.of("killed")
  private static let scales = TermSet("magnitude category")
  private static let setting = TermSet(
    """
    lowered lowers raised raises raising revised revises revising put puts putting brought brings \
    bringing taking takes took pushing pushed lifting lifted cut updated corrected
    """)
  private static let upTo = TermSet("to at by")
  private static let bounding = TermSet("least most more than over up as many")
  private static let counts = TermSet("number numbers count total tally")
  private static let changing = TermSet(
    """
    rises climbs climbing rising stand stands stood reached reaches hit hits passed topped exceeded surpassed     doubled tripled jumps increases soared soars swelled mounted dropped drops fell falls now went
    """)
  private static let units = Synonyms([
    "percent pct", "km kilometers kilometres", "miles mile", "meters metres", "$ dollars",
    "€ euros", "£ pounds", "tons tonnes",
  ])
  /// What burns or floods is one area, whatever it is called.
  static let areas: Set<UInt64> = Set(["acres", "hectares"].map(TermHash.of))
  private static let currencies: Set<UInt64> = Set(["$", "€", "£"].map(TermHash.of))
  private static let purposes = Synonyms([
    "offer offers offered offering bid bids bidding", "fine fines fined penalty penalties",
    "damages damage", "ransom ransoms", "price prices priced", "loss losses lost",
    "debt debts owed owes", "profit profits", "settle settlement settled",
    "aid pledge pledged pledges donated", "cost costs costing", "stolen stole theft",
  ])
}
