/// Turns a tree into the program of the simulation.
struct PatternCompiler {
  private(set) var program: [Pattern.Instruction] = []
  private(set) var sets: [Pattern.ScalarSet] = []

  mutating func compile(_ tree: PatternTree) throws(PatternError) {
    try emit(tree)
    try add(.match)
  }
}

extension PatternCompiler {
  private mutating func add(_ instruction: Pattern.Instruction) throws(PatternError) {
    guard program.count < Pattern.maximumInstructions else {
      throw PatternError(
        message: "the regex is too large", offset: 0,
        remedy: "write smaller counts in {m,n}, or several watches")
    }
    program.append(instruction)
  }

  private mutating func emit(_ tree: PatternTree) throws(PatternError) {
    switch tree {
    case .empty: break
    case .scalar(let scalar): try add(.scalar(scalar))
    case .any: try add(.any)
    case .set(let set):
      sets.append(set)
      try add(.set(sets.count - 1))
    case .check(let assertion): try add(.check(assertion))
    case .sequence(let parts): for part in parts { try emit(part) }
    case .alternatives(let parts): try emit(alternatives: parts[...])
    case .repeated(let tree, let minimum, let maximum, let isLazy):
      for _ in 0..<minimum { try emit(tree) }
      guard let maximum else { return try emit(loop: tree, isLazy: isLazy) }
      try emit(optional: tree, times: maximum - minimum, isLazy: isLazy)
    }
  }

  private mutating func emit(alternatives parts: ArraySlice<PatternTree>) throws(PatternError) {
    guard let first = parts.first else { return }
    guard parts.count > 1 else { return try emit(first) }
    let split = program.count
    try add(.split(split + 1, 0))
    try emit(first)
    let jump = program.count
    try add(.jump(0))
    program[split] = .split(split + 1, program.count)
    try emit(alternatives: parts.dropFirst())
    program[jump] = .jump(program.count)
  }

  private mutating func emit(loop tree: PatternTree, isLazy: Bool) throws(PatternError) {
    let split = program.count
    try add(.split(0, 0))
    try emit(tree)
    try add(.jump(split))
    program[split] =
      isLazy ? .split(program.count, split + 1) : .split(split + 1, program.count)
  }

  /// `x{0,3}` is `(x(x(x)?)?)?`: all the ways out lead to the same end.
  private mutating func emit(optional tree: PatternTree, times: Int, isLazy: Bool)
    throws(PatternError)
  {
    var splits: [Int] = []
    for _ in 0..<times {
      splits.append(program.count)
      try add(.split(0, 0))
      try emit(tree)
    }
    for split in splits {
      program[split] =
        isLazy ? .split(program.count, split + 1) : .split(split + 1, program.count)
    }
  }
}
