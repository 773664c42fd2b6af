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

  private struct Question {
    var input: Int32 = 0
    /// Above it the second branch is taken.
    var threshold: Float = 0
  }

  private let start: SIMD8<Float>
  /// For each place in the scores the trees that speak of it, one after the other: `questions` each.
  private let asks: [[Question]]
  /// `leaves` per tree.
  private let values: [[Float]]
  private let inputCount: Int

  /// The table's rows are named for `names`, eight at most; one of another name holds where the scores
  /// start. A table of another shape gives no trees, and `inputCount` bounds what they ask for.
  init(_ table: WeightTable, names: [String], inputCount: Int) {
    let names = names.prefix(Self.leaves)
    var start = SIMD8<Float>.zero
    var asks = names.map { _ in [Question]() }
    var values = names.map { _ in [Float]() }
    let width = 2 * Self.questions + Self.leaves
    for (index, name) in table.names.enumerated() where table.labels.count == width {
      let row = Array(table.row(index))
      guard let label = names.firstIndex(of: name) else {
        start = SIMD8(row.prefix(Self.leaves))
        continue
      }
      asks[label] += (0..<Self.questions).map {
        Question(
          input: Int32(min(inputCount - 1, max(0, Int(row[$0])))),
          threshold: row[Self.questions + $0])
      }
      values[label] += row.suffix(Self.leaves)
    }
    self.start = start
    self.asks = asks
    self.values = values
    self.inputCount = inputCount
  }

  /// Log-odds, up to a constant; `asked`: as many as `inputCount` at least, else nothing is asked.
  func scores(_ asked: [Float]) -> SIMD8<Float> {
    guard asked.count >= inputCount else { return start }
    var scores = start
    for label in asks.indices {
      scores[label] += Self.sum(asks[label], values[label], asked)
    }
    return scores
  }

  /// A sentence passes some five hundred trees: the checks of bounds would be a fifth of all it costs.
  /// Inputs are bounded when the table is read, and questions and values belong to whole trees.
  private static func sum(_ asks: [Question], _ values: [Float], _ asked: [Float]) -> Float {
    asks.withUnsafeBufferPointer { asks in
      values.withUnsafeBufferPointer { values in
        asked.withUnsafeBufferPointer { asked in
          var sum: Float = 0
          for tree in 0..<values.count / leaves {
            let root = tree * questions
            var node = 0
            for _ in 0..<depth {
              let question = asks[root + node]
              node = 2 * node + (asked[Int(question.input)] > question.threshold ? 2 : 1)
            }
            sum += values[tree * leaves + node - questions]
          }
          return sum
        }
      }
    }
  }
}
