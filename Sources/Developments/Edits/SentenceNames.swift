internal import Text

/// The names in a sentence: runs of capitalised words that have a capital in mid-sentence elsewhere too.
struct SentenceNames {
  struct Name {
    /// Indices of its words.
    var words: Range<Int>
    /// Hash of the initials in lower case, for names of two words and more.
    var initials: UInt64?
  }

  private(set) var all: [Name] = []

  init(_ sentence: SentenceWords) {
    var start: Int?
    for index in 0...sentence.count {
      let isName =
        index < sentence.count
        && (Self.isName(sentence, index) || Self.opensName(sentence, index))
      if isName, let begun = start, index > begun, sentence.gap(after: index - 1).count != 1 {
        close(begun..<index, sentence)
        start = index
      } else if isName {
        start = start ?? index
      } else if let begun = start {
        close(begun..<index, sentence)
        start = nil
      }
    }
  }

  private mutating func close(_ words: Range<Int>, _ sentence: SentenceWords) {
    var initials: UInt64?
    if words.count > 1 {
      let letters = words.compactMap { sentence.text(sentence.words[$0].span).lowercased().first }
      initials = TermHash.of(String(letters))
    }
    all.append(Name(words: words, initials: initials))
  }

  /// "New" in "New York".
  private static func opensName(_ sentence: SentenceWords, _ index: Int) -> Bool {
    sentence.form(index) == new && sentence.words[index].isCapitalised
      && index + 1 < sentence.count && isName(sentence, index + 1)
  }

  private static let new = TermHash.of("new")

  private static func isName(_ sentence: SentenceWords, _ index: Int) -> Bool {
    let word = sentence.words[index]
    return word.isCapitalised && !word.isStopWord && !word.isNumber
      && sentence.classes(index).isDisjoint(with: [.month, .weekday])
      && Text.Background.shared.isMostlyCapitalised(stem: word.stem)
  }
}
