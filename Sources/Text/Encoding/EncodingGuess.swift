/// What bytes may be that are no UTF-8 and of which nobody says truly in which encoding they are.
///
/// Two kinds of text tell themselves from the Latin ones of windows-1252, which is the guess for all that is left:
/// scripts of two bytes a letter, by how their pairs are made and by the rows that ordinary text has most letters in; and
/// scripts that have the upper half of one byte to themselves, by the letters that are most frequent in their languages.
enum EncodingGuess {
  /// Fewer bytes above ASCII say too little.
  private static let leastBytes = 32
  /// Of a language's frequent letters so many at least occur; what is no text may have any one of them.
  private static let leastLetters = 6
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
        let found = zip(set.upperHalf, counts).filter { letter, count in
          count > 0 && letters.unicodeScalars.contains(letter)
        }
        let hits = found.reduce(0) { $0 + $1.1 }
        if found.count >= leastLetters, hits * 2 > upper, hits > best?.hits ?? 0 {
          best = (encoding, hits)
        }
      }
    }
    return best?.encoding
  }
}
