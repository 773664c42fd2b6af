/// An article with the page's furniture taken off, in sentences; what the later stages read.
public struct CleanedArticle: Hashable, Sendable {
  public var article: Article
  /// The title without the outlet's suffix.
  public var title: String
  /// What the article says, in order; spans lie in `article.text`.
  public var sentences: [Sentence]
  /// Sub-headings: no sentences of the article, but they tell what follows ("Background").
  public var headings: [Sentence]
  /// What was taken off and why, for `explain`.
  public var furniture: [Furniture]

  public init(
    article: Article, title: String, sentences: [Sentence], headings: [Sentence] = [],
    furniture: [Furniture] = []
  ) {
    self.article = article
    self.title = title
    self.sentences = sentences
    self.headings = headings
    self.furniture = furniture
  }

  /// The sentences as one text, for matching.
  public var body: String {
    var text = ""
    for (index, sentence) in sentences.enumerated() {
      if index > 0 { text += sentence.paragraph == sentences[index - 1].paragraph ? " " : "\n" }
      text += sentence.text
    }
    return text
  }
}

/// One sentence, verbatim, with its place.
public struct Sentence: Hashable, Sendable {
  public var text: String
  /// UTF-8 offsets into the article's text; `text` is exactly what stands there.
  public var span: Range<Int>
  /// Number of the line (paragraph) it stands in, from 0.
  public var paragraph: Int

  public init(text: String, span: Range<Int>, paragraph: Int) {
    self.text = text
    self.span = span
    self.paragraph = paragraph
  }
}

/// A line or sentence that belongs to the page, not to the article.
public struct Furniture: Hashable, Sendable {
  public enum Reason: String, CaseIterable, Sendable {
    /// The outlet printed the same line under other articles.
    case repeatedByOutlet = "repeated_by_outlet"
    /// "Share this", "Read also: …", "Leave a comment" and kin.
    case call
    case byline
    case caption
    case agencyBlurb = "agency_blurb"
    case echoOfTitle = "echo_of_title"
    case echo
    case dateline
  }
  public var span: Range<Int>
  public var reason: Reason

  public init(span: Range<Int>, reason: Reason) {
    self.span = span
    self.reason = reason
  }
}
