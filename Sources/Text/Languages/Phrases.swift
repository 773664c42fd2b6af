/// What a language says in several words where English has one: "alto el fuego", "tritt … zurück".
///
/// Their forms are written as one in the table: with `_` between words that follow each other, with `~` between a verb and
/// the particle that ends its clause.
struct Phrases: Sendable {
  /// First words, and how many words the longest phrase has that begins so.
  private let starts: HashIndex
  private let lengths: [Int]
  /// Words, one hash after the other.
  let wholes: HashIndex
  let wholeEntries: [GlossaryEntry]
  /// Verbs with their particles.
  let verbs: HashIndex
  let verbEntries: [GlossaryEntry]
  private let particles: HashIndex

  var isEmpty: Bool { wholeEntries.isEmpty && verbEntries.isEmpty }

  /// A phrase as the table has it.
  struct Form {
    var words: [UInt64]
    var entry: GlossaryEntry
    var isVerb: Bool

    /// Nil for a single word.
    init?(_ form: Glossary.Bytes, _ entry: GlossaryEntry) {
      isVerb = form.contains(UInt8(ascii: "~"))
      words = form.split { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "_") }.map {
        TermHash.of($0)
      }
      self.entry = entry
      if words.count < 2 { return nil }
    }
  }

  init(_ forms: [Form]) {
    let verbs = forms.filter(\.isVerb)
    let wholes = forms.filter { !$0.isVerb }.sorted { $0.words.count > $1.words.count }
    starts = HashIndex(wholes.map { $0.words[0] })
    lengths = wholes.map(\.words.count)
    self.wholes = HashIndex(wholes.map { Self.hash(of: $0.words[...]) })
    wholeEntries = wholes.map(\.entry)
    self.verbs = HashIndex(verbs.map { Self.hash(of: $0.words[...]) })
    verbEntries = verbs.map(\.entry)
    particles = HashIndex(verbs.map { $0.words[$0.words.count - 1] })
  }

  private static func hash(of words: ArraySlice<UInt64>) -> UInt64 {
    words.reduce(TermHash.start) { TermHash.pair($0, $1) }
  }

  /// The longest phrase that begins with the first of `words`.
  func phrase(in words: ArraySlice<UInt64>) -> (length: Int, entry: GlossaryEntry)? {
    guard let first = words.first, let start = starts.position(of: first) else { return nil }
    for length in stride(from: min(lengths[start], words.count), to: 1, by: -1) {
      if let place = wholes.position(of: Self.hash(of: words.prefix(length))) {
        return (length, wholeEntries[place])
      }
    }
    return nil
  }

  func isParticle(_ word: UInt64) -> Bool { particles.position(of: word) != nil }

  func verb(_ verb: UInt64, with particle: UInt64) -> GlossaryEntry? {
    verbs.position(of: Self.hash(of: [verb, particle])).map { verbEntries[$0] }
  }
}
