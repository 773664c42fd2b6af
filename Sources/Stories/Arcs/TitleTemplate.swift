internal import Text

/// What the headlines of a column have in common: "Harbour notes, 3 March" and "Harbour notes, 10 March".
///
/// What an outlet prints under one headline again and again is a column, a report of the weather or the
/// markets: its articles are alike, but one does not continue the other.
struct TitleTemplate: Hashable, Sendable {
  /// Of the outlet and of the words but numbers and days; 0 where nothing can be told.
  let hash: UInt32

  static let none = TitleTemplate(hash: 0)

  init(hash: UInt32) {
    self.hash = hash
  }

  init(_ title: [Word], outlet: String) {
    let words = title.filter { !$0.isNumber && !DayMention.isOfCalendar($0) }
    guard !words.isEmpty, !outlet.isEmpty else {
      self = .none
      return
    }
    hash = Occurrence.fold(words.reduce(TermHash.of(outlet)) { TermHash.pair($0, $1.form) })
  }

  func isShared(with other: TitleTemplate) -> Bool { hash != 0 && hash == other.hash }
}
