internal import Text

/// What is known of single words: their classes and how likely they are the cue of an attribution.
struct Lexicon: Sendable {
  struct Entry: Sendable {
    var classes: WordClass = []
    /// Probability that the word is the cue of an attribution.
    var cue: Float = 0
  }

  static let shared = Lexicon()

  private let index: HashIndex
  private let entries: [Entry]

  /// The entry for a word's form; an empty one for unknown words.
  func entry(_ form: UInt64) -> Entry {
    index.position(of: form).map { entries[$0] } ?? Entry()
  }

  private init() {
    var entries: [UInt64: Entry] = [:]
    for (word, words) in WordClass.lists {
      for form in words.split(separator: " ") {
        entries[TermHash.of(String(form)), default: Entry()].classes.formUnion(word)
      }
    }
    let cues = WeightTable.attributionCues
    for (index, name) in cues.names.enumerated() {
      entries[TermHash.of(name), default: Entry()].cue = cues.weights[index]
    }
    let forms = entries.keys.sorted()
    index = HashIndex(forms)
    self.entries = forms.map { entries[$0] ?? Entry() }
  }
}
