internal import Text

/// The names that one version of an article knows, in all the ways it may have written them.
struct NamesOfVersion {
  /// Stems of all its words.
  private var stems: Set<UInt64> = []
  /// First letters of its words: "Briton" and "Brits" are of one country.
  private var beginnings: Set<UInt64> = []
  /// Initials of the names of several words: "ny" of "New York".
  private var initials: Set<UInt64> = []

  /// Shorter beginnings are shared by names that have nothing to do with each other.
  private static let beginning = 4

  mutating func insert(_ sentence: SentenceWords) {
    for word in sentence.words {
      stems.insert(word.stem)
      if let country = Self.countries[word.stem] { stems.insert(country) }
      if word.isCapitalised, let hash = Self.beginning(of: word, sentence) {
        beginnings.insert(hash)
      }
    }
    for name in SentenceNames(sentence).all {
      if let hash = name.initials { initials.insert(hash) }
      if let hash = name.initials { stems.insert(hash) }
    }
  }

  /// Whether a name of another version is one of ours, whole, in part or shortened.
  func know(_ name: SentenceNames.Name, of sentence: SentenceWords) -> Bool {
    name.words.contains { index in
      let word = sentence.words[index]
      if stems.contains(word.stem) || initials.contains(word.stem) { return true }
      if let country = Self.countries[word.stem], stems.contains(country) { return true }
      return Self.beginning(of: word, sentence).map(beginnings.contains) ?? false
    } || name.initials.map(stems.contains) ?? false
  }

  private static func beginning(of word: Word, _ sentence: SentenceWords) -> UInt64? {
    let letters = sentence.text(word.span).prefix(beginning)
    return letters.count < beginning ? nil : TermHash.of(letters.lowercased())
  }

  /// Names of one country that do not begin alike.
  private static let countries = Synonyms(
    ["usa us america american washington", "uk britain british briton brit london"],
    by: { Words($0).all.first?.stem })
}
