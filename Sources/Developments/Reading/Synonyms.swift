internal import Text

/// Groups of words that say the same, one word for all of a group.
struct Synonyms: Sendable {
  private let first: [UInt64: UInt64]

  /// `groups` are words with blanks between them; `key` is what a word is looked up by, its form if nothing else.
  init(_ groups: [String], by key: (String) -> UInt64? = { TermHash.of($0) }) {
    var first: [UInt64: UInt64] = [:]
    for group in groups {
      let keys = group.split(separator: " ").compactMap { key(String($0)) }
      for word in keys { first[word] = keys[0] }
    }
    self.first = first
  }

  /// The first word of the group that has this one; nil for a word of none.
  subscript(word: UInt64) -> UInt64? { first[word] }
}
