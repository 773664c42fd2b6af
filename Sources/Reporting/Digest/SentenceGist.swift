import Text

/// The words of a sentence by which it is told whether another one of its story says the same.
struct SentenceGist {
  private let roots: Set<UInt64>
  private let numbers: Set<UInt64>

  init(_ sentence: String) {
    let words = Words(sentence).all
    numbers = Set(words.lazy.filter(\.isNumber).map(\.root))
    roots = Set(words.lazy.filter { !$0.isStopWord }.map(\.root))
  }

  /// Three of four words stand in `other`, and each number: what is left is a way of putting it.
  func isPart(of other: SentenceGist) -> Bool {
    guard !roots.isEmpty, numbers.isSubset(of: other.numbers) else { return false }
    return roots.intersection(other.roots).count * 4 >= roots.count * 3
  }
}
