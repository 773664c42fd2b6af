/// A language other than English that the engine can hear.
///
/// The engine knows English words. A text in another language is read through a glossary: the form of each word that
/// matters (function words, numbers, the calendar, what happened, who says so) is that of the English word that does its
/// job, so that rules and tables are written once. What is shown is the text as it was.
public struct Language: Hashable, Sendable {
  /// ISO 639-1.
  public var code: String { glossary.code }

  let index: Int

  var glossary: Glossary { Glossary.all[index] }

  /// The language of an article, judged by what its headline and the beginning of its text are written in; nil for English,
  /// for languages that have no glossary and for what is too short to tell.
  public init?(ofTitle title: String, text: String) {
    var guess = LanguageGuess()
    var (title, text) = (title, text)
    title.withUTF8 { guess.read($0) }
    text.withUTF8 { guess.read($0) }
    guard let index = guess.language else { return nil }
    self.index = index
  }

  /// Nil where there is no glossary.
  public init?(code: String) {
    guard let index = Glossary.all.firstIndex(where: { $0.code == code }) else { return nil }
    self.index = index
  }
}
