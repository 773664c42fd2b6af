/// An encoding with two bytes a letter: which pairs there are, and which of them ordinary text is full of.
struct PairedScript {
  let label: String
  let leads: [ClosedRange<UInt8>]
  let trails: [ClosedRange<UInt8>]
  /// Letters of their own.
  var singles: ClosedRange<UInt8>?
  let typicalLeads: [ClosedRange<UInt8>]
  /// Of a hundred pairs so many at least begin with a typical byte.
  let typicalShare: Int
  /// What tells it from a script whose pairs are a part of its own.
  var needsASCIITrails = false

  /// The syllables of kana and Hangul tell their scripts from the Chinese characters that all of them have.
  static let all = [
    PairedScript(
      label: "euc-jp", leads: [0x8e...0x8f, 0xa1...0xfe], trails: [0xa1...0xfe],
      typicalLeads: [0xa4...0xa5], typicalShare: 25),
    PairedScript(
      label: "euc-kr", leads: [0xa1...0xfe], trails: [0xa1...0xfe],
      typicalLeads: [0xa1...0xa3, 0xb0...0xc8], typicalShare: 85),
    PairedScript(
      label: "gb18030", leads: [0xa1...0xfe], trails: [0xa1...0xfe],
      typicalLeads: [0xa1...0xa3, 0xb0...0xd7], typicalShare: 85),
    PairedScript(
      label: "shift_jis", leads: [0x81...0x9f, 0xe0...0xfc], trails: [0x40...0x7e, 0x80...0xfc],
      singles: 0xa1...0xdf, typicalLeads: [0x82...0x83], typicalShare: 25),
    PairedScript(
      label: "big5", leads: [0xa1...0xf9], trails: [0x40...0x7e, 0xa1...0xfe],
      typicalLeads: [0xa1...0xa3, 0xa4...0xc6], typicalShare: 80, needsASCIITrails: true),
  ]

  /// One pair in fifty may be broken.
  func fits(_ text: [UInt8]) -> Bool {
    var (pairs, typical, broken, asciiTrails, index) = (0, 0, 0, 0, 0)
    while index < text.count {
      let lead = text[index]
      index += 1
      if lead < 0x80 || singles?.contains(lead) == true { continue }
      // What was cut in the middle of a letter is not broken.
      guard index < text.count else { break }
      let trail = text[index]
      guard leads.contains(where: { $0.contains(lead) }),
        trails.contains(where: { $0.contains(trail) })
      else {
        broken += 1
        continue
      }
      index += 1
      pairs += 1
      if trail < 0x80 { asciiTrails += 1 }
      if typicalLeads.contains(where: { $0.contains(lead) }) { typical += 1 }
    }
    return pairs >= 12 && broken * 50 <= pairs && typical * 100 >= pairs * typicalShare
      && (!needsASCIITrails || asciiTrails > 0)
  }
}
