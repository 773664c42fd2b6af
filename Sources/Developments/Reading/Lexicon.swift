internal import Text

/// What is known of single words: their classes and how likely they are the cue of an attribution.
struct Lexicon: Sendable {
  struct Entry: Sendable {
    var classes: WordClass = []
    /// Probability that the word is the cue of an attribution.
    var cue: Float = 0
  }

  static let shared = Lexicon()

  private let entries: [UInt64: Entry]

  /// The entry for a word's form; an empty one for unknown words.
  func entry(_ form: UInt64) -> Entry {
    entries[form] ?? Entry()
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
    self.entries = entries
  }
}

/// Single forms that the scanners ask for by name.
enum Form {
  static let to = TermHash.of("to")
  static let of = TermHash.of("of")
  static let on = TermHash.of("on")
  static let at = TermHash.of("at")
  static let by = TermHash.of("by")
  static let `in` = TermHash.of("in")
  static let a = TermHash.of("a")
  static let the = TermHash.of("the")
  static let years = TermHash.of("years")
  static let used = TermHash.of("used")
  static let been = TermHash.of("been")
  static let become = TermHash.of("become")
  static let long = TermHash.of("long")
  static let already = TermHash.of("already")
  static let never = TermHash.of("never")
  static let according = TermHash.of("according")
  static let earlier = TermHash.of("earlier")
  static let after = TermHash.of("after")
  static let before = TermHash.of("before")
  static let eve = TermHash.of("eve")
  static let morning = TermHash.of("morning")
  static let week = TermHash.of("week")
  static let seen = TermHash.of("seen")
  static let past = TermHash.of("past")
  static let recent = TermHash.of("recent")
  static let who = TermHash.of("who")
  static let that = TermHash.of("that")
  static let and = TermHash.of("and")
  static let said = TermHash.of("said")
  static let think = TermHash.of("think")
  static let say = TermHash.of("say")
  static let says = TermHash.of("says")
  static let tell = TermHash.of("tell")
}
