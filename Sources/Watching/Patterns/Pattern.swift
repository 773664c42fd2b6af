/// A regex that is matched in time linear in the text, whatever the text.
///
/// Literals, `.`, classes, `* + ? {m,n}` (lazy with `?`), groups, `|`, `^ $` at line borders, `\b \B \d \w \s` and
/// their opposites. No back references and no look-around: those are what makes other engines hang.
///
/// Source: K. Thompson, CACM 11 (6), 1968; R. Pike's simulation as told by R. Cox, "Regular Expression
/// Matching: the Virtual Machine Approach", 2009.
struct Pattern: Sendable {
  enum Instruction: Sendable {
    case scalar(UInt32)
    case any
    case set(Int)
    /// Goes on at both, the first being preferred.
    case split(Int, Int)
    case jump(Int)
    case check(Assertion)
    case match
  }

  enum Assertion: Sendable {
    case lineStart, lineEnd, wordBorder, noWordBorder
  }

  /// Scalars of a class; what lies outside of the ranges where `isNegated`.
  struct ScalarSet: Sendable {
    var ranges: [ClosedRange<UInt32>]
    var isNegated = false

    func contains(_ scalar: UInt32) -> Bool {
      ranges.contains { $0.contains(scalar) } != isNegated
    }
  }

  /// Time is text times program: this bounds a user's slip, not an attacker.
  static let maximumInstructions = 1_000

  let program: [Instruction]
  let sets: [ScalarSet]
  /// For each first byte of a scalar whether a match can begin with it.
  let canBegin: [Bool]

  /// Reads `text`; with `isFolded` it is matched against folded text, so its own letters are folded too.
  init(_ text: String, isFolded: Bool) throws(PatternError) {
    var parser = PatternParser(text, isFolded: isFolded)
    let tree = try parser.parse()
    var compiler = PatternCompiler()
    try compiler.compile(tree)
    program = compiler.program
    sets = compiler.sets
    canBegin = try Self.beginnings(compiler.program, compiler.sets)
  }
}

extension Pattern {
  /// Walks what can be reached before anything is read; an error where that is the end.
  private static func beginnings(_ program: [Instruction], _ sets: [ScalarSet])
    throws(PatternError) -> [Bool]
  {
    var canBegin = [Bool](repeating: false, count: 256)
    var seen = [Bool](repeating: false, count: program.count)
    var pending = [0]
    while let next = pending.popLast() {
      if seen[next] { continue }
      seen[next] = true
      switch program[next] {
      case .scalar(let scalar):
        var bytes: [UInt8] = []
        UTF8Bytes.append(scalar, to: &bytes)
        canBegin[Int(bytes[0])] = true
      case .any: for byte in 0..<256 { canBegin[byte] = true }
      case .set(let set):
        for byte in 0..<0x80 where sets[set].contains(UInt32(byte)) { canBegin[byte] = true }
        for byte in 0x80..<256 { canBegin[byte] = true }
      case .split(let one, let other): pending += [one, other]
      case .jump(let target): pending.append(target)
      case .check: pending.append(next + 1)
      case .match:
        throw PatternError(
          message: "the regex matches the empty text, so it would match everything", offset: 0,
          remedy: "use + instead of *, or {1,n} instead of {0,n}")
      }
    }
    return canBegin
  }
}
