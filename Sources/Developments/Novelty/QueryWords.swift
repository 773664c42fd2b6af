internal import Text

/// The user's words for an event, each as news has it, too: "meteor" in "meteorites", "egyptian" in "Egypt".
struct QueryWords: Sendable {
  private struct Word: Sendable {
    var root: UInt64
    var nation: UInt64
    /// With what other words of its family begin; nil for a short one.
    var beginning: ArraySlice<UInt8>?
  }

  private let words: [Word]
  /// "protest" also stands in "protesters", "meteor" in "meteorites"; "fact" not in "factories".
  private static let mostOfEnding = 4
  /// "car" not in "care".
  private static let leastOfBeginning = 4

  init(_ query: String) {
    let all = Words(query)
    var seen: Set<UInt64> = []
    words = all.all.filter { !$0.isStopWord && seen.insert($0.root).inserted }.map { word in
      let form = all.bytes(of: word)
      return Word(
        root: word.root, nation: NationName.key(form),
        beginning: Self.beginning(of: form, root: word.root))
    }
  }

  /// The form without an ending that is cut off it; the whole where another one takes its place ("stories").
  private static func beginning(of form: ArraySlice<UInt8>, root: UInt64) -> ArraySlice<UInt8>? {
    guard form.count >= leastOfBeginning else { return nil }
    return (leastOfBeginning...form.count).lazy.map { form.prefix($0) }
      .first { TermHash.of(String(decoding: $0, as: UTF8.self)) == root } ?? form
  }

  /// Share of the words that the sentence has, 0 to 1; what makes it endless is not looked at.
  func share(in sentence: SentenceWords) -> Float {
    var missing = words
    var count = 0
    for (index, word) in sentence.words.enumerated() where !word.isStopWord || word.isNumber {
      missing.removeAll { Self.stands($0, in: sentence, at: index) }
      count += 1
      if missing.isEmpty || count == SentenceVector.longest { break }
    }
    return Float(words.count - missing.count) / Float(max(1, words.count))
  }

  private static func stands(_ asked: Word, in sentence: SentenceWords, at index: Int) -> Bool {
    let word = sentence.words[index]
    if asked.root == word.root { return true }
    let form = sentence.normal(index)
    if let beginning = asked.beginning, form.count - beginning.count <= mostOfEnding,
      form.starts(with: beginning)
    {
      return true
    }
    // "factory" is not in "factor", but nations have capitals.
    return word.isCapitalised && asked.nation == NationName.key(form)
  }
}
