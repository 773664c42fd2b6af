/// What bytes may be that are no UTF-8 and of which nobody says truly in which encoding they are.
///
/// Two kinds of text tell themselves from the Latin ones of windows-1252, which is the guess for all that is left:
/// scripts of two bytes a letter, by how their pairs are made and by the rows that ordinary text has most letters in; and
/// scripts that have the upper half of one byte to themselves, by the letters that are most frequent in their languages.
enum EncodingGuess {
  /// Fewer bytes above ASCII say too little.
  private static let leastBytes = 32
  /// More are not looked at.
  private static let sample = 1 << 16

  /// Nil where nothing is likely.
  static func encoding(of bytes: ArraySlice<UInt8>) -> TextEncoding? {
    let text = Array(bytes.prefix(sample))
    let upper = text.count { $0 >= 0x80 }
    guard upper >= leastBytes else { return nil }
    for script in PairedScript.all where script.fits(text) {
      return TextEncoding(label: script.label)
    }
    return upperHalfScript(text, upper)
  }

  // MARK: One byte a letter

  /// Languages with the encodings that are theirs, and a dozen of their most frequent letters.
  private static let languages: [(labels: [String], letters: String)] = [
    (["windows-1251", "koi8-r", "iso-8859-5", "ibm866"], "оеаинтсрвлкм"),
    (["windows-1253"], "αοιετσνηυρπκ"), (["windows-1255"], "יוהלארתבשמנם"),
    (["windows-1256", "iso-8859-6"], "اليمونرتبهدع"), (["windows-874"], "นราอกเงมยลวดทต่ัี้สคะ"),
  ]

  private static func upperHalfScript(_ text: [UInt8], _ upper: Int) -> TextEncoding? {
    // In a Latin text the letters with accents stand among the others.
    let neighbours = zip(text, text.dropFirst()).count { $0 >= 0x80 && $1 >= 0x80 }
    guard neighbours * 2 > upper else { return nil }
    var counts = [Int](repeating: 0, count: 128)
    for byte in text where byte >= 0x80 { counts[Int(byte) - 0x80] += 1 }
    var best: (encoding: TextEncoding, hits: Int)?
    for (labels, letters) in languages {
      for encoding in labels.compactMap({ TextEncoding(label: $0) }) {
        guard case .singleByte(let set) = encoding.codec else { continue }
        let hits = zip(set.upperHalf, counts).reduce(0) { sum, pair in
          letters.unicodeScalars.contains(pair.0) ? sum + pair.1 : sum
        }
        if hits * 2 > upper, hits > best?.hits ?? 0 { best = (encoding, hits) }
      }
    }
    return best?.encoding
  }
}

/// An encoding with two bytes a letter: which pairs there are, and which of them ordinary text is full of.
private struct PairedScript {
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
