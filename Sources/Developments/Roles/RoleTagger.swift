internal import Glibc
internal import News
internal import Text

/// Gives each sentence of an article its role.
struct RoleTagger: Sendable {
  /// What the model thinks of one sentence.
  struct Reading: Sendable {
    /// The label on the best path through the article.
    var label: RoleLabel
    /// By `RoleLabel.rawValue`; their sum is 1.
    var probabilities: [Float]

    /// Probability of furniture; no less than the threshold where the best path says so.
    var furniture: Double {
      let probability = Double(probabilities[RoleLabel.furniture.rawValue])
      return label == .furniture ? max(Annotation.furnitureThreshold, probability) : probability
    }
  }

  private let model = RoleModel.shared

  /// Above this probability a sentence is passed over when places are counted anew.
  private static let skipsAbove: Float = 0.5

  /// What of an article tells the roles of its sentences; the arrays have one element per sentence.
  struct Article {
    var title: SentenceWords
    var sentences: [SentenceWords]
    var dates: [[DateMention]]
    var isAttributed: [Bool]
    /// Nil where it is not known.
    var published: CivilDate?
  }

  /// Two passes: the second counts places without the furniture that the first one found.
  func tag(_ article: Article) -> [Reading] {
    guard !article.sentences.isEmpty else { return [] }
    var features = RoleFeatures(article)
    let words = article.sentences.map(model.wordScores)
    var probabilities = softmax(features.rows, words)
    features.place(
      furniture: probabilities.map { $0[RoleLabel.furniture.rawValue] > Self.skipsAbove })
    probabilities = softmax(features.rows, words)
    return zip(path(probabilities), probabilities).map { Reading(label: $0, probabilities: $1) }
  }

  private func softmax(_ rows: [[Float]], _ words: [RoleModel.Scores]) -> [[Float]] {
    rows.indices.map { index in
      let scores = model.scores(rows, index, words: words[index])
      let highest = scores.max()
      let odds = (0..<RoleLabel.count).map { expf(scores[$0] - highest) }
      let sum = odds.reduce(0, +)
      return odds.map { $0 / sum }
    }
  }

  /// The most probable sequence of labels (A. Viterbi, 1967).
  private func path(_ probabilities: [[Float]]) -> [RoleLabel] {
    let labels = RoleLabel.count
    var best = (0..<labels).map {
      logf(max(probabilities[0][$0], .leastNormalMagnitude)) + model.transition(from: nil, to: $0)
    }
    var origins: [[Int]] = []
    for row in probabilities.dropFirst() {
      var next = best
      var origin = [Int](repeating: 0, count: labels)
      for label in 0..<labels {
        var highest = -Float.infinity
        for previous in 0..<labels {
          let value = best[previous] + model.transition(from: previous, to: label)
          if value > highest {
            highest = value
            origin[label] = previous
          }
        }
        next[label] = highest + logf(max(row[label], .leastNormalMagnitude))
      }
      best = next
      origins.append(origin)
    }
    var label = best.indices.max { best[$0] < best[$1] } ?? 0
    var path = [label]
    for origin in origins.reversed() {
      label = origin[label]
      path.append(label)
    }
    return path.reversed().map { RoleLabel(rawValue: $0) ?? .context }
  }
}
