/// What a form of another language is taken for.
struct GlossaryEntry: Sendable {
  /// The normal form of an English word.
  let english: [UInt8]
  /// It tells no texts apart.
  let isFunctionWord: Bool
  /// A month or weekday, which English writes with a capital.
  let isOfCalendar: Bool
  /// What stands behind it is a noun.
  let isDeterminer: Bool

  init(_ english: String) {
    self.english = Array(english.utf8)
    let hash = TermHash.of(english)
    isFunctionWord = StopWords.contains(hash)
    isOfCalendar = CalendarWords.isFull(hash)
    isDeterminer = Self.determiners.contains(hash)
  }

  private static let determiners = TermSet(
    "the a his her their its our this these those no all every another such each any some")
}
