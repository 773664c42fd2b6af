/// Full stops that end an abbreviation, not a sentence.
enum Abbreviations {
  /// Whether the sentence from `start` goes on after the full stop at `stop`.
  ///
  /// Most abbreviations may also end a sentence: they do where the next word is a common one with
  /// a capital ("… in the U.S. The minister …"); titles never do.
  static func keepOpen(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, stop: Int, resumed: Int,
    _ glossary: Glossary? = nil
  ) -> Bool {
    if let glossary {
      return ForeignStop(bytes, from: start, stop: stop, resumed: resumed, glossary).keepsOpen
    }
    var first = stop
    while first > start, isWordByte(bytes[first - 1]) { first -= 1 }
    guard first < stop, stop - first <= 8 else { return false }
    let word = bytes[first..<stop]
    if word.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return first == start }
    let hash = TermHash.of(word)
    if titles.contains(hash) { return true }
    if clocks.contains(hash) { return !opensSentence(bytes, at: resumed) }
    guard isInitial(word) || others.contains(hash) else { return false }
    return !isCommonWord(bytes, at: resumed)
  }

  /// "J.", and the last letter of "U.S." and "p.m.".
  private static func isInitial(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let last = word.last, last >= 0x41, last <= 0x5a else { return false }
    return word.count == 1 || word[word.endIndex - 2] == UInt8(ascii: ".")
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a || byte >= 0x30 && byte <= 0x39
      || byte == UInt8(ascii: ".")
  }

  private static func isCommonWord(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    var first = start
    while first < bytes.count, !isWordByte(bytes[first]), bytes[first] < 0x80,
      bytes[first] != 0x0a
    {
      first += 1
    }
    var end = first
    var hash = TermHash.start
    while end < bytes.count, end - first < 16, isWordByte(bytes[end]),
      bytes[end] != UInt8(ascii: ".")
    {
      hash = (hash ^ UInt64(bytes[end] | 0x20)) &* TermHash.prime
      end += 1
    }
    return end - first > 1 && StopWords.contains(hash)
  }

  /// "At 6 a.m. Police said", not "at 6 a.m. Tuesday", "10 p.m. GMT".
  private static func opensSentence(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    var end = start
    while end < bytes.count, isWordByte(bytes[end]), bytes[end] != UInt8(ascii: ".") { end += 1 }
    guard end - start > 1, (0x41...0x5a).contains(bytes[start]) else { return false }
    return !behindClock.contains(TermHash.of(bytes[start..<end]))
  }

  private static let clocks = TermSet("a.m p.m")
  private static let behindClock = TermSet(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday GMT UTC EST EDT CST CDT MST MDT PST PDT BST CET CEST IST \
    ET CT MT PT Eastern Central Mountain Pacific January February March April May June July August September October \
    November December
    """)
  private static let titles = TermSet(
    """
    Mr Mrs Ms Mx Dr Sgt Lt Col Gen Gov Sen Rep St Ste Capt Cmdr Maj Cpl Pvt Adm Det Rev Prof Hon Fr
    Sr Supt Insp Amb Pres Messrs Mme Mlle vs e.g i.e cf al No Nos
    """)
  private static let others = TermSet(
    """
    Jr Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Inc Co Corp Ltd Bros Dept Mo Ala Calif Fla Ga
    Ill Ind Pa Tenn Va Wash Wis Mich Minn Md Mass Conn Ariz Ark Colo Del Kan Ky La Miss Mont Neb Nev
    Okla Ore Ave Blvd Rd a.m p.m approx est Mt Ft
    """)
}
