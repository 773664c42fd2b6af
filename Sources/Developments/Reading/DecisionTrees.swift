internal import Text

/// Small decision trees whose sum says how likely each of up to eight things is.
///
/// Gradient boosting (J. H. Friedman, "Greedy Function Approximation", 2001);
/// `Sources/CTables/README.md` tells how the table was made.
struct DecisionTrees: Sendable {
  /// Every tree asks `depth` questions; one that was grown with fewer has empty ones.
  private static let depth = 3
  private static let questions = 7
  private static let leaves = 8

  private let start: SIMD8<Float>
  /// What each tree speaks of: a place in the scores.
  private let labels: [Int]
  /// `questions` per tree: number of the input, and the value above which the second branch is taken.
  private let inputs: [Int]
  private let thresholds: [Float]
  /// `leaves` per tree.
  private let values: [Float]

  /// The table's rows are named for `names`, eight at most; one of another name holds where the scores
  /// start. A table of another shape gives no trees, and `inputCount` bounds what they ask for.
  init(_ table: WeightTable, names: [String], inputCount: Int) {
    var start = SIMD8<Float>.zero
    var labels: [Int] = []
    var inputs: [Int] = []
    var thresholds: [Float] = []
    var values: [Float] = []
    let width = 2 * Self.questions + Self.leaves
    for (index, name) in table.names.enumerated() where table.labels.count == width {
      let row = Array(table.row(index))
      guard let label = names.prefix(Self.leaves).firstIndex(of: name) else {
        start = SIMD8(row.prefix(Self.leaves))
        continue
      }
      labels.append(label)
      inputs += row.prefix(Self.questions).map { min(inputCount - 1, max(0, Int($0))) }
      thresholds += row[Self.questions..<2 * Self.questions]
      values += row.suffix(Self.leaves)
    }
    self.start = start
    self.labels = labels
    self.inputs = inputs
    self.thresholds = thresholds
    self.values = values
  }

  /// Log-odds, up to a constant; `asked`: as many as `inputCount`, at least.
  func scores(_ asked: [Float]) -> SIMD8<Float> {
    var scores = start
    for tree in labels.indices {
      let questions = tree * Self.questions
      var node = 0
      for _ in 0..<Self.depth {
        let isAbove = asked[inputs[questions + node]] > thresholds[questions + node]
        node = 2 * node + (isAbove ? 2 : 1)
      }
      scores[labels[tree]] += values[tree * Self.leaves + node - Self.questions]
    }
    return scores
  }
}
