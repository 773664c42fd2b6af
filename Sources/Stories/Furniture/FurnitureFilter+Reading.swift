internal import Text
public import News

extension FurnitureFilter {
  /// An article as the filter read it.
  public struct Reading: Sendable {
    /// The article in sentences.
    public let cleaned: CleanedArticle
    /// What to remember of its page.
    public let page: PageMemo
    /// The words of each sentence, read with its line.
    let words: [ArraySlice<Word>]
    /// What it is written in; nil for English and what cannot be told.
    let language: Language?
  }
}
