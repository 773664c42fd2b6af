internal import Glibc
internal import Text

/// How many articles carried each term, learnt from the stream on top of a little prior knowledge.
///
/// Headlines alone are counted apart from texts: a word of two texts in three stands in few headlines,
/// and neither kind should make the words of the other look rarer than they are.
///
/// Counts are halved after every so many articles and terms seen once are forgotten then, so that rarity
/// means rare of late and the tables stay bounded.
struct TermFrequencies: Sendable {
  private var texts = TermCounts()
  private var headlines = TermCounts()
  /// Articles counted since the counts were halved.
  private(set) var sinceHalving = 0
  let halvingPeriod: Int

  init(halvingPeriod: Int) {
    self.halvingPeriod = halvingPeriod
  }

  /// How rare words are among articles of one kind.
  func rarity(inHeadlines: Bool) -> Rarity {
    Rarity(counts: inHeadlines ? headlines : texts)
  }

  /// Counts one article's distinct terms.
  mutating func add(_ distinct: [UInt32], isHeadline: Bool) {
    if isHeadline { headlines.add(distinct) } else { texts.add(distinct) }
    sinceHalving += 1
    guard sinceHalving >= halvingPeriod else { return }
    sinceHalving = 0
    texts.halve()
    headlines.halve()
  }

  struct Rarity {
    fileprivate let counts: TermCounts

    /// As many articles of the stream as the background table counts for.
    private static let priorArticles = 60.0
    private static let lastingArticles = 2_000.0

    /// How rare a word is.
    struct OfWord {
      /// Of late: ln of (articles / articles with the word), at least 0.1.
      var recent: Double
      /// The same at all times: what the stream tells counts little beside the background, so that
      /// few articles about one affair do not make its words common.
      var lasting: Double
    }

    /// A word of a language of which no background is known, and no name: as common as the middling words of a text.
    private static let foreignShare = 0.02

    /// `isForeign`: no name, in another language than the background's.
    func callAsFunction(
      ofWord term: UInt32, root: UInt64, isForeign: Bool, background: Background
    ) -> OfWord {
      let documents = background.documents
      let known =
        background.documents(withRoot: root) ?? (isForeign ? Self.foreignShare * documents : 0.5)
      let seen = Double(counts.count(of: term))
      let expected = Self.lastingArticles / documents * (known + 0.5)
      let lasting = min(
        (Self.lastingArticles + counts.articles + 1) / (expected + seen),
        (documents + 1) / (known + 1))
      return OfWord(
        recent: rarity(count: Self.priorArticles * known / documents + seen),
        lasting: max(0.2, log(lasting)))
    }

    /// ln of (articles / articles with the pair of words), of which nothing is known beforehand.
    func callAsFunction(ofPair term: UInt32) -> Double {
      rarity(count: Double(counts.count(of: term)))
    }

    private func rarity(count: Double) -> Double {
      max(0.1, log((Self.priorArticles + counts.articles + 1) / (count + 0.5)))
    }
  }
}

// MARK: - Checkpoints

extension TermFrequencies {
  /// Written right after the counts were halved.
  func write(to record: inout RecordWriter) {
    texts.write(to: &record)
    headlines.write(to: &record)
  }

  /// Nil where the record is damaged.
  init?(from record: inout RecordReader, halvingPeriod: Int) {
    self.init(halvingPeriod: halvingPeriod)
    guard let texts = TermCounts(from: &record), let headlines = TermCounts(from: &record) else {
      return nil
    }
    self.texts = texts
    self.headlines = headlines
  }
}
