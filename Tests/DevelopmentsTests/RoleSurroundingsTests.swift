import Testing

@testable import Developments

@Suite struct `Surroundings of a sentence` {
  /// Three sentences that are surely main, context and history.
  private let surroundings = RoleSurroundings([.main, .context, .history].map(Self.sure))

  private static func sure(_ label: RoleLabel) -> RoleModel.Scores {
    var scores = RoleModel.Scores.zero
    scores[label.rawValue] = 1
    return scores
  }

  private func inputs(_ index: Int) -> [Float] {
    var inputs = [Float](repeating: -1, count: RoleSurroundings.count)
    surroundings.write(index, to: &inputs)
    return inputs
  }

  /// Where the block of the neighbour before begins, of the one after, and of the window's mean.
  private let before = RoleLabel.count
  private let after = 2 * RoleLabel.count + 1
  private let window = 5 * RoleLabel.count + 4

  @Test func `a neighbour that is missing is marked and lends no role`() {
    let first = inputs(0)
    #expect(first[before..<after] == [0, 0, 0, 0, 0, 0, 0, 0, 1])
    #expect(first[after + RoleLabel.context.rawValue] == 1)
    #expect(first[after + RoleLabel.count] == 0)
  }

  @Test func `the window leaves out the sentence itself`() {
    let middle = inputs(1)
    #expect(middle[window + RoleLabel.context.rawValue] == 0)
    #expect(middle[window + RoleLabel.main.rawValue] == 0.5)
  }

  @Test func `every input is written, an impossible role as a finite number`() {
    for index in 0..<3 { #expect(inputs(index).allSatisfy { $0 == -8 || $0 >= 0 }) }
  }
}
