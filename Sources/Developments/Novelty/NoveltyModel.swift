internal import Text

/// Four regressions over the cues of a sentence, the first with trees beside it.
///
/// `Sources/CTables/README.md` tells how they were made.
struct NoveltyModel: Sendable {
  static let shared = NoveltyModel(.novelty, trees: .noveltyTrees)

  /// Log-odds of one sentence.
  struct Odds: Sendable {
    /// New, where every sentence of the stream is about the story.
    var new: Double
    /// New and about the story, where many sentences are not.
    var newInStream: Double
    var relevant: Double
    /// That the stream holds only what is about the story.
    var picked: Double
  }

  /// The bias, then by `NoveltyCue.rawValue`.
  private let weights: [SIMD4<Float>]
  /// What they say is added to the first regression.
  private let trees: DecisionTrees

  init(_ table: WeightTable, trees: WeightTable) {
    self.trees = DecisionTrees(trees, names: ["new"], inputCount: NoveltyCue.count)
    var rows: [String: SIMD4<Float>] = [:]
    for (index, name) in table.names.enumerated() where table.labels.count == 4 {
      rows[name] = SIMD4(table.row(index))
    }
    weights = [rows["(bias)"] ?? .zero] + NoveltyCue.allCases.map { rows["\($0)"] ?? .zero }
  }

  /// `cues`: by `NoveltyCue.rawValue`.
  func odds(_ cues: [Float]) -> Odds {
    var sum = weights[0]
    sum[0] += trees.scores(cues)[0]
    for (index, value) in cues.prefix(NoveltyCue.count).enumerated() {
      sum += value * weights[index + 1]
    }
    return Odds(
      new: Double(sum[0]), newInStream: Double(sum[1]), relevant: Double(sum[2]),
      picked: Double(sum[3]))
  }
}
