internal import Glibc
internal import News
internal import Text

/// Gives each sentence of an article its role.
struct RoleTagger: Sendable {
  /// What the model thinks of one sentence.
  struct Reading: Sendable {
    /// The most probable label.
    var label: RoleLabel
    /// By `RoleLabel.rawValue`, leaning towards news; their sum is 1.
    var probabilities: [Float]

    /// Probability of furniture; no less than the threshold where it is the most probable.
    var furniture: Double {
      let probability = Double(probabilities[RoleLabel.furniture.rawValue])
      return label == .furniture ? max(Annotation.furnitureThreshold, probability) : probability
    }
  }

  private let model = RoleModel.shared
  /// Read once: there is a tagger for each memory that is read again.
  private static let trees = DecisionTrees(
    .roleTrees, names: RoleLabel.allCases.map { "\($0)" },
    inputCount: RoleSurroundings.count + RoleCue.count)

  /// Above this probability a sentence is passed over when places are counted anew.
  private static let skipsAbove: Float = 0.5

  /// By `RoleLabel.rawValue`, added to the log-odds: news that is taken for something else is lost.
  private static let leaning = RoleModel.Scores(0.8, 0.3, 0, 0.25, 0.25, -0.25, -0.25, 0)
  /// Shorter texts, teasers above all, have no neighbours to tell anything: the trees know whole articles.
  private static let leastForTrees = 6

  /// Scores of furniture that leave nothing to the other labels, or nothing to it.
  private static let certain: Float = 100
  private static let impossible: Float = -100

  /// What of an article tells the roles of its sentences; the arrays have one element per sentence.
  struct Article {
    var title: SentenceWords
    var sentences: [SentenceWords]
    var dates: [[DateMention]]
    var isAttributed: [Bool]
    /// Nil where it is not known.
    var published: CivilDate?
  }

  /// Three passes: the second counts places without the furniture that the first one found, the third
  /// knows what the second thinks of the neighbours.
  func tag(_ article: Article) -> [Reading] {
    guard !article.sentences.isEmpty else { return [] }
    var features = RoleFeatures(article)
    let words = article.sentences.map(model.wordScores)
    let first = probabilities(features.rows, words)
    features.place(furniture: first.map { $0[RoleLabel.furniture.rawValue] > Self.skipsAbove })
    guard article.sentences.count >= Self.leastForTrees else {
      return features.rows.indices.map { index in
        let scores = model.scores(features.rows, index, words: words[index]) + Self.leaning
        return reading(article.sentences[index], scores, leaning: scores)
      }
    }
    let surroundings = RoleSurroundings(probabilities(features.rows, words))
    var inputs = [Float](repeating: 0, count: RoleSurroundings.count + RoleCue.count)
    return features.rows.indices.map { index in
      surroundings.write(index, to: &inputs)
      inputs.replaceSubrange(RoleSurroundings.count..., with: features.rows[index])
      let scores = Self.trees.scores(inputs)
      return reading(article.sentences[index], scores, leaning: scores + Self.leaning)
    }
  }

  /// The label is the best of `scores`; the probabilities are of `leaning`. What tells an event is no
  /// furniture, and what calls to a page's own matters is.
  private func reading(
    _ sentence: SentenceWords, _ scores: RoleModel.Scores, leaning: RoleModel.Scores
  ) -> Reading {
    var scores = scores
    var leaning = leaning
    if let score = Self.furnitureScore(sentence) {
      scores[RoleLabel.furniture.rawValue] = score
      leaning[RoleLabel.furniture.rawValue] = score
    }
    let best = (0..<RoleLabel.count).max { scores[$0] < scores[$1] } ?? 0
    let probabilities = Self.softmax(leaning)
    return Reading(
      label: RoleLabel(rawValue: best) ?? .context,
      probabilities: (0..<RoleLabel.count).map { probabilities[$0] })
  }

  /// Nil where the model is to judge.
  private static func furnitureScore(_ sentence: SentenceWords) -> Float? {
    if FurnitureScanner.isCall(sentence) { return certain }
    return FurnitureScanner.tellsEvent(sentence) ? impossible : nil
  }

  private func probabilities(_ rows: [[Float]], _ words: [RoleModel.Scores])
    -> [RoleModel.Scores]
  {
    rows.indices.map { Self.softmax(model.scores(rows, $0, words: words[$0])) }
  }

  private static func softmax(_ scores: RoleModel.Scores) -> RoleModel.Scores {
    let highest = scores.max()
    var odds = RoleModel.Scores.zero
    for label in 0..<RoleLabel.count { odds[label] = expf(scores[label] - highest) }
    return odds / odds.sum()
  }
}
