/// What the sentences around each one are likely to be: inputs of the trees, before the cues.
struct RoleSurroundings {
  /// One per sentence; the sum of each is 1.
  private let probabilities: [RoleModel.Scores]
  /// Sums of the probabilities before each sentence; one more than sentences.
  private let sums: [RoleModel.Scores]

  private static let neighbours = [-1, 1, -2, 2]
  /// The mean of so many sentences before and after.
  private static let window = 4
  private static let leastLogarithm: Float = -8

  /// Own log-probabilities; for each neighbour its probabilities and whether it is missing; the means of
  /// the window, of the article, and of what came before.
  static let count = RoleLabel.count * 4 + (RoleLabel.count + 1) * neighbours.count

  init(_ probabilities: [RoleModel.Scores]) {
    self.probabilities = probabilities
    var sums: [RoleModel.Scores] = [.zero]
    for row in probabilities { sums.append((sums.last ?? .zero) + row) }
    self.sums = sums
  }

  /// Puts the inputs of sentence `index` in front of `inputs`, which holds `count` values at least.
  func write(_ index: Int, to inputs: inout [Float]) {
    var place = 0
    func put(_ scores: RoleModel.Scores) {
      for label in 0..<RoleLabel.count { inputs[place + label] = scores[label] }
      place += RoleLabel.count
    }
    put(logarithms(probabilities[index]))
    for offset in Self.neighbours {
      let neighbour = index + offset
      let isThere = probabilities.indices.contains(neighbour)
      put(isThere ? probabilities[neighbour] : .zero)
      inputs[place] = isThere ? 0 : 1
      place += 1
    }
    let low = max(0, index - Self.window)
    let high = min(probabilities.count, index + Self.window + 1)
    put((sums[high] - sums[low] - probabilities[index]) / Float(max(1, high - low - 1)))
    put(sums[probabilities.count] / Float(max(1, probabilities.count)))
    put(sums[index] / Float(max(1, index)))
  }

  private func logarithms(_ scores: RoleModel.Scores) -> RoleModel.Scores {
    var logarithms = RoleModel.Scores.zero
    for label in 0..<RoleLabel.count {
      logarithms[label] = max(Self.leastLogarithm, Logarithm.of(scores[label]))
    }
    return logarithms
  }
}
