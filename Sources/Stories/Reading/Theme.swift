/// What an article is about by words that are rare at all times: for affairs of years, in which what
/// is rare of late is no measure.
struct Theme: Hashable, Sendable {
  /// The heaviest words, sorted: 24 bits of hash, 7 bits of weight, and whether it is a name.
  private var entries: [UInt32] = []

  /// Words kept, and how many of them find a closed story.
  static let words = 48
  private static let mostKeys = 12
  /// No single word, a city's or a country's name, is more of a likeness than this.
  private static let mostOfOneWord: Float = 0.04

  /// One word of an article and how much it stands out.
  struct Word {
    var term: UInt32
    var weight: Float
    var isName: Bool
  }

  init() {}

  /// `heaviest`: at most `Theme.words`, each once.
  init(heaviest: some Collection<Word>) {
    let length = heaviest.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
    guard length > 0 else { return }
    entries.reserveCapacity(heaviest.count)
    for word in heaviest {
      let weight = UInt32(min(127, (word.weight / length).squareRoot() * 127 + 0.5))
      entries.append(word.term & 0xffff_ff00 | weight << 1 | (word.isName ? 1 : 0))
    }
    entries.sort()
  }

  /// What a pool keeps of an open story.
  init(at place: NumberPool.Place, in pool: NumberPool) {
    entries = pool.numbers(at: place)
  }

  func add(to pool: inout NumberPool) -> NumberPool.Place { pool.add(entries) }

  /// What a closed story is found by: its heaviest words.
  var keys: [UInt32] {
    entries.sorted { ($1 >> 1 & 0x7f, $0) < ($0 >> 1 & 0x7f, $1) }.prefix(Self.mostKeys).map {
      $0 >> 8
    }
  }

  /// What a closed story is looked for by.
  var hashes: [UInt32] { entries.map { $0 >> 8 } }

  /// What two themes have in common.
  struct Likeness: Hashable, Sendable {
    /// Cosine, 0 to 1, in which no word counts for much; and the part of it that is of names.
    var whole: Float = 0
    var names: Float = 0
    var sharedNames = 0
    var sharedTopics = 0
  }

  func likeness(to other: Theme) -> Likeness {
    var likeness = Likeness()
    var i = 0
    var j = 0
    while i < entries.count, j < other.entries.count {
      let x = entries[i] >> 8
      let y = other.entries[j] >> 8
      if x == y {
        let product = min(
          Self.mostOfOneWord, Self.weight(entries[i]) * Self.weight(other.entries[j]))
        likeness.whole += product
        if entries[i] & other.entries[j] & 1 == 1 {
          likeness.names += product
          likeness.sharedNames += 1
        } else {
          likeness.sharedTopics += 1
        }
      }
      i += x <= y ? 1 : 0
      j += y <= x ? 1 : 0
    }
    return likeness
  }

  private static func weight(_ entry: UInt32) -> Float {
    let root = Float(entry >> 1 & 0x7f) / 127
    return root * root
  }
}

// MARK: - Records

extension Theme {
  func write(to record: inout RecordWriter) { record.add(entries) }

  /// Nil where the record is damaged.
  init?(from record: inout RecordReader) {
    guard let entries = record.uint32s() else { return nil }
    self.entries = entries
  }
}
