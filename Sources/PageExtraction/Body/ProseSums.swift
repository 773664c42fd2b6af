/// What the blocks of a page are worth, summed over the order of the document: any subtree in one step.
struct ProseSums {
  private var sums: [Int]

  /// `worth` gives what a block counts.
  init(_ blocks: [TextBlock], nodes: Int, worth: (TextBlock) -> Int) {
    sums = Array(repeating: 0, count: nodes + 1)
    for block in blocks { sums[block.firstNode + 1] += worth(block) }
    for index in sums.indices.dropFirst() { sums[index] += sums[index - 1] }
  }

  func sum(_ nodes: Range<Int>) -> Int { sums[nodes.upperBound] - sums[nodes.lowerBound] }
}
