import Text

/// The words of a sentence by which it is told whether another one of its story says the same.
struct SentenceGist {
  let numbers: Set<UInt64>
  private let roots: Set<UInt64>

  init(_ sentence: String) {
    let words = Words(sentence).all
    numbers = Set(words.lazy.filter(\.isNumber).map(\.root))
    roots = Set(words.lazy.filter { !$0.isStopWord }.map(\.root))
  }

  /// Three of four words stand in `other`, and each number: what is left is a way of putting it.
  func isPart(of other: SentenceGist) -> Bool {
    isPart(of: other, share: 0.75)
  }

  /// Three of five words, and each number.
  func isMostlyPart(of other: SentenceGist) -> Bool {
    isPart(of: other, share: 0.6)
  }

  private func isPart(of other: SentenceGist, share: Double) -> Bool {
    guard !roots.isEmpty, numbers.isSubset(of: other.numbers) else { return false }
    return Double(roots.intersection(other.roots).count) >= Double(roots.count) * share
  }
}
