/// A regex as a tree.
indirect enum PatternTree: Sendable {
  case empty
  case scalar(UInt32)
  case any
  case set(Pattern.ScalarSet)
  case check(Pattern.Assertion)
  case sequence([PatternTree])
  case alternatives([PatternTree])
  /// `maximum` nil: without end.
  case repeated(PatternTree, minimum: Int, maximum: Int?, isLazy: Bool)
}
