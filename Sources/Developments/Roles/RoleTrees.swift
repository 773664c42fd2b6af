internal import Text

/// Small decision trees that judge each sentence again, knowing what its neighbours are likely to be.
///
/// Gradient boosting (J. H. Friedman, "Greedy Function Approximation", 2001);
/// `Sources/CTables/README.md` tells how the table was made.
struct RoleTrees: Sendable {
  static let shared = RoleTrees(.roleTrees)

  /// Every tree asks `depth` questions; one that was grown with fewer has empty ones.
  private static let depth = 3
  private static let questions = 7
  private static let leaves = 8

  private let start: RoleModel.Scores
  /// Role of each tree, by `RoleLabel.rawValue`.
  private let labels: [Int]
  /// `questions` per tree: number of the input, and the value above which the second branch is taken.
  private let inputs: [Int]
  private let thresholds: [Float]
  /// `leaves` per tree.
  private let values: [Float]

  /// A table of another shape gives no trees.
  init(_ table: WeightTable) {
    var start = RoleModel.Scores.zero
    var labels: [Int] = []
    var inputs: [Int] = []
    var thresholds: [Float] = []
    var values: [Float] = []
    let width = 2 * Self.questions + Self.leaves
    let inputCount = RoleSurroundings.count + RoleCue.count
    for (index, name) in table.names.enumerated() where table.labels.count == width {
      let row = Array(table.row(index))
      guard let label = RoleLabel.allCases.first(where: { "\($0)" == name }) else {
        start = RoleModel.Scores(row.prefix(RoleLabel.count))
        continue
      }
      labels.append(label.rawValue)
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

  /// Log-odds of the roles, up to a constant; `sentence`: the surroundings, then the cues.
  func scores(_ sentence: [Float]) -> RoleModel.Scores {
    var scores = start
    for tree in labels.indices {
      let questions = tree * Self.questions
      var node = 0
      for _ in 0..<Self.depth {
        let isAbove = sentence[inputs[questions + node]] > thresholds[questions + node]
        node = 2 * node + (isAbove ? 2 : 1)
      }
      scores[labels[tree]] += values[tree * Self.leaves + node - Self.questions]
    }
    return scores
  }
}
