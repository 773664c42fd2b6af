/// Tells an entry that is only a teaser of its page from one that is the article. Pure.
enum Teaser {
  /// An article of less than two paragraphs is rare; what most outlets put into their feeds is shorter.
  static let maximumBytes = 600
  /// An entry that says that it goes on is no whole article unless it is longer than this.
  static let maximumCutBytes = 6_000

  /// Whether the text of an entry, a paragraph a line, stands for more that its page has.
  static func isTeaser(_ text: String) -> Bool {
    text.utf8.count < maximumBytes || text.utf8.count < maximumCutBytes && goesOn(text)
  }

  /// Ends as a text does that was cut: with an ellipsis, or an invitation to read on.
  private static func goesOn(_ text: String) -> Bool {
    let end = text.suffix(40).lowercased().filter { !$0.isWhitespace && !marks.contains($0) }
    return endings.contains { end.hasSuffix($0) }
  }

  /// What may stand behind the words: brackets, arrows, a full stop of its own.
  private static let marks: Set<Character> = ["[", "]", "(", ")", "»", "›", "→", ">", "&"]

  /// Without blanks.
  private static let endings = [
    "…", "...", "readmore", "continuereading", "readthefullstory", "readfullstory",
    "readthefullarticle", "fullstory", "weiterlesen", "mehr", "lirelasuite", "ensavoirplus",
    "leermás", "seguirleyendo", "leggitutto", "continuaaleggere", "lermais", "leiamais",
    "leesverder", "leesmeer", "läsmer", "lesmer", "læsmere", "czytajdalej", "читатьдалее",
    "подробнее",
  ]
}
