import News
import Text

@testable import Developments

/// Invented articles and stories.
enum Newsroom {
  /// An article whose lines are paragraphs, in sentences.
  static func article(
    _ title: String, _ text: String, published: String = "2031-03-09T12:00:00Z",
    role: FeedRole = .news, headings: [String] = []
  ) -> CleanedArticle {
    let bytes = Array(text.utf8)
    var sentences: [Sentence] = []
    var marks: [Sentence] = []
    for found in SentenceSplitter.split(bytes) {
      let sentence = Sentence(
        text: String(decoding: bytes[found.span], as: UTF8.self), span: found.span,
        paragraph: found.paragraph)
      if headings.contains(sentence.text) {
        marks.append(sentence)
      } else {
        sentences.append(sentence)
      }
    }
    let instant = Timestamp(rfc3339: published) ?? Timestamp(seconds: 0)
    let article = Article(
      id: "ar_0", feed: "gazette", entryID: title, outlet: "gazette.example", role: role,
      title: title, text: text, published: instant, firstSeen: instant)
    return CleanedArticle(article: article, title: title, sentences: sentences, headings: marks)
  }

  static func story(_ headline: String) -> Story {
    Story(
      id: "st_0123456789", headline: headline, firstSeen: Timestamp(seconds: 0),
      lastSeen: Timestamp(seconds: 0))
  }

  /// The developments of each article in turn, all in one story.
  static func follow(_ articles: CleanedArticle...) -> [[Development]] {
    let finder = DevelopmentFinder()
    var memory = StoryMemory()
    let story = story(articles.first?.title ?? "")
    var found: [[Development]] = []
    for article in articles {
      let reading = finder.read(article)
      let developments = finder.find(
        in: reading, memory: memory, story: story, origin: article.article.outlet)
      memory.remember(reading, telling: developments, origin: article.article.outlet)
      found.append(developments)
    }
    return found
  }

  static func annotate(_ sentence: String, published: String = "2031-03-09") -> Annotation? {
    SentenceAnnotator().annotate(
      title: "", sentences: [sentence], published: CivilDate(published)
    ).first
  }

  static let ferry = article(
    "Ferry Sinks off Port Selda, 5 Dead",
    """
    A ferry with 120 people aboard sank off Port Selda on Sunday, killing five people, the harbour \
    ministry of Ostravia said.
    The Marlinda went down in a storm two miles from the harbour mouth at about dawn.
    Coast guard boats rescued all passengers from the upper deck, which does not include the crew in \
    the engine room.
    In 2019, a ferry of the same company sank near Kettering Island.
    """)

  static let rewrite = article(
    "Five Dead as Ferry Goes Down near Port Selda",
    """
    Five people were killed on Sunday when a ferry carrying 120 people sank off Port Selda, according to \
    the harbour ministry of Ostravia.
    The Marlinda sank in a storm about two miles from the mouth of the harbour around dawn.
    All passengers on the upper deck were rescued by coast guard boats, not including the crew in the \
    engine room.
    """, published: "2031-03-09T15:00:00Z")

  static let update = article(
    "Ferry Toll Rises to 12; Captain Arrested",
    """
    At least 12 people were killed when a ferry sank off Port Selda on Sunday, the harbour ministry of \
    Ostravia said on Monday.
    Prosecutors arrested the captain, Deni Varga, at his brother's farm and charged him with negligence \
    over the ferry disaster.
    """, published: "2031-03-10T09:00:00Z")
}
