internal import Text

/// Condolences, mourning and tributes: who sends and pays them tells nothing of what happened.
enum Courtesy {
  /// "Her thoughts were with the families", "expressed his sorrow", "sent condolences", "lit candles".
  static func isTold(by sentence: SentenceWords) -> Bool {
    (0..<sentence.count).contains { index in
      if feelings.contains(sentence.form(index)) { return true }
      guard sentence.form(index) == thoughts else { return false }
      return (index + 1..<min(sentence.count, index + reach)).contains { sentence.form($0) == with }
    }
  }

  /// "Thoughts and prayers are with".
  private static let reach = 6
  private static let feelings = TermSet(
    "condolence condolences sorrow sadness heartbroken candles wreaths")
  private static let thoughts = TermHash.of("thoughts")
  private static let with = TermHash.of("with")
}
