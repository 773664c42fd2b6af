/// The words of one folded text in the order of their letters, for look-up by word and by stem.
///
/// Words that an apostrophe, a hyphen or the dots of an abbreviation divide stand in it whole as well:
/// "cease-fire" is found by "fire" and by "ceasefire", "U.S." by "us", "5,000" by "5000".
struct WordIndex: Sendable {
  struct Entry: Sendable {
    /// The first eight letters, so that most comparisons are one.
    var key: UInt64
    /// Into `letters`.
    var range: Range<Int>
    /// Word numbers; more than one for a compound.
    var first: Int
    var last: Int
  }

  let text: FoldedText
  /// The folded bytes, and behind them the compounds.
  private var letters: [UInt8]
  private var entries: [Entry] = []
  /// In the order of their first word.
  private var compounds: [Entry] = []

  /// A chain of more words than this is a slogan or a path, not a word.
  private static let longestCompound = 5

  init(_ text: FoldedText) {
    self.text = text
    letters = text.bytes
    addCompounds()
    var entries = compounds
    entries.reserveCapacity(text.words.count + compounds.count)
    for (number, word) in text.words.enumerated() {
      entries.append(
        Entry(
          key: Self.key(letters[word.folded]), range: word.folded, first: number, last: number))
    }
    let letters = letters
    entries.sort { Self.precedes($0, $1, letters) }
    self.entries = entries
  }

  /// The places where `word` stands, or with `isStem` a word that begins so, in the order of the text.
  ///
  /// At most the first `limit` of a word; of a stem all are found, for they lie scattered.
  func places(of word: [UInt8], isStem: Bool, limit: Int = .max) -> [ClosedRange<Int>] {
    let start = lowerBound(word)
    var found: [ClosedRange<Int>] = []
    for entry in entries[start...] {
      guard matches(entry, word, isStem: isStem) else { break }
      found.append(entry.first...entry.last)
      if !isStem, found.count == limit { break }
    }
    if isStem { found.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) } }
    return found
  }

  /// Whether any place has it: what most questions come to.
  func contains(_ word: [UInt8], isStem: Bool) -> Bool {
    let start = lowerBound(word)
    return start < entries.count && matches(entries[start], word, isStem: isStem)
  }

  /// The last words of the ways in which the text reads `word` from the word of this number on: itself, or the
  /// compounds that it begins.
  func ends(at first: Int, reading word: [UInt8], isStem: Bool) -> [Int] {
    var low = 0
    var high = compounds.count
    while low < high {
      let middle = (low + high) / 2
      if compounds[middle].first < first { low = middle + 1 } else { high = middle }
    }
    let ends = compounds[low...].prefix { $0.first == first }
      .filter { matches($0, word, isStem: isStem) }.map(\.last)
    return self.word(first, reads: word, isStem: isStem) ? [first] + ends : ends
  }

  private func word(_ number: Int, reads word: [UInt8], isStem: Bool) -> Bool {
    let folded = text.words[number].folded
    return isStem
      ? text.bytes[folded].starts(with: word)
      : folded.count == word.count && text.bytes[folded].elementsEqual(word)
  }
}

extension WordIndex {
  private mutating func addCompounds() {
    var first = 0
    let words = text.words
    while first < words.count {
      var last = first
      while last + 1 < words.count, links(last, last + 1, of: first) { last += 1 }
      if last > first, last - first < Self.longestCompound { addCompounds(first...last) }
      first = last + 1
    }
  }

  /// Whether the chain that begins at `first` goes on from `left` to `right`.
  private func links(_ left: Int, _ right: Int, of first: Int) -> Bool {
    let joint = text.words[right].joint
    // One chain, one kind of link: "U.S.-led" is "us" and "led".
    if left > first, Self.isSoft(joint) != Self.isSoft(text.words[left].joint) { return false }
    switch joint {
    // "2-1" and "9/11" are no 21 and no 911.
    case .apostrophe, .hyphen: return !(isNumber(left) && isNumber(right))
    case .dot: return isInitial(left) && isInitial(right)
    case .comma: return isNumber(left) && isNumber(right) && text.words[right].folded.count == 3
    case .glued, .space, .barrier: return false
    }
  }

  private static func isSoft(_ joint: FoldedText.Joint) -> Bool {
    joint == .apostrophe || joint == .hyphen
  }

  /// One letter of an abbreviation with dots, in whatever script.
  private func isInitial(_ word: Int) -> Bool {
    let folded = text.words[word].folded
    let isOne = text.bytes[folded].dropFirst().allSatisfy { $0 & 0xc0 == 0x80 }
    return isOne && !isNumber(word)
  }

  private func isNumber(_ word: Int) -> Bool {
    text.bytes[text.words[word].folded].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// All parts of a hyphenated chain ("al-asad" of "al-asad's"), but only the whole of a number or abbreviation.
  private mutating func addCompounds(_ chain: ClosedRange<Int>) {
    if !Self.isSoft(text.words[chain.lowerBound + 1].joint) {
      addCompound(chain.lowerBound, chain.upperBound)
      return
    }
    for first in chain.lowerBound..<chain.upperBound {
      for last in (first + 1)...chain.upperBound { addCompound(first, last) }
    }
  }

  private mutating func addCompound(_ first: Int, _ last: Int) {
    let start = letters.count
    for word in first...last { letters += text.bytes[text.words[word].folded] }
    let range = start..<letters.count
    compounds.append(
      Entry(key: Self.key(letters[range]), range: range, first: first, last: last))
  }

  private static func key(_ letters: ArraySlice<UInt8>) -> UInt64 {
    var key: UInt64 = 0
    for letter in letters.prefix(8) { key = key << 8 | UInt64(letter) }
    return key << UInt64(8 * (8 - min(8, letters.count)))
  }

  private static func precedes(_ left: Entry, _ right: Entry, _ letters: [UInt8]) -> Bool {
    if left.key != right.key { return left.key < right.key }
    if left.range.count > 8 || right.range.count > 8 {
      let order = compare(letters[left.range], letters[right.range])
      if order != 0 { return order < 0 }
    }
    return (left.first, left.last) < (right.first, right.last)
  }

  private static func compare(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
    for (one, other) in zip(left, right) where one != other { return one < other ? -1 : 1 }
    return left.count - right.count
  }

  /// The first entry that does not come before `word`.
  private func lowerBound(_ word: [UInt8]) -> Int {
    let key = Self.key(word[...])
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      let entry = entries[middle]
      let isBefore =
        entry.key != key
        ? entry.key < key
        : word.count > 8 && Self.compare(letters[entry.range], word[...]) < 0
      if isBefore { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func matches(_ entry: Entry, _ word: [UInt8], isStem: Bool) -> Bool {
    guard isStem ? entry.range.count >= word.count : entry.range.count == word.count else {
      return false
    }
    return letters[entry.range].prefix(word.count).elementsEqual(word)
  }
}
