/// The codes that stand behind `lang:`: ISO 639, two or three letters, and what may follow them ("en-GB").
enum LanguageCode {
  /// Whether a text's language can begin with it. Which codes exist is not known here.
  static func isProbable(_ phrase: Phrase) -> Bool {
    guard let part = phrase.parts.first, let code = part.words.first else { return false }
    let isWhole = part.words.count > 1 || !part.isStem
    return code.count <= 3 && (code.count >= 2 || !isWhole)
      && code.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }

  /// The code of a language that was called by its name.
  static func named(_ name: String) -> String? {
    let folded = FoldedText(name)
    guard folded.words.count == 1 else { return nil }
    let word = String(decoding: folded.folded(0), as: UTF8.self)
    return names.first { $0.names.contains(word) }?.code
  }

  /// Of the languages that are heard, in English and in themselves, folded.
  private static let names: [(code: String, names: [String])] = [
    ("en", ["english"]), ("de", ["german", "deutsch"]), ("fr", ["french", "francais"]),
    ("es", ["spanish", "espanol", "castellano"]), ("it", ["italian", "italiano"]),
    ("pt", ["portuguese", "portugues"]), ("nl", ["dutch", "nederlands"]),
    ("sv", ["swedish", "svenska"]), ("pl", ["polish", "polski"]),
    ("ru", ["russian", "русскии", "русский"]), ("uk", ["ukrainian", "українська", "украінська"]),
    ("tr", ["turkish", "turkce"]), ("ar", ["arabic"]), ("zh", ["chinese"]), ("ja", ["japanese"]),
  ]
}
