/// Reads a regex into a tree.
struct PatternParser {
  /// Parentheses within parentheses: bounds the recursion.
  private static let deepestNesting = 50
  private static let largestCount = 200

  private let scalars: [(value: UInt32, offset: Int)]
  private let end: Int
  private let isFolded: Bool
  private var index = 0
  private var depth = 0

  init(_ text: String, isFolded: Bool) {
    var scalars: [(UInt32, Int)] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      scalars.append((scalar.value, offset))
      offset += UTF8.width(scalar)
    }
    self.scalars = scalars
    end = offset
    self.isFolded = isFolded
  }

  mutating func parse() throws(PatternError) -> PatternTree {
    let tree = try alternatives()
    guard index == scalars.count else {
      throw error("this parenthesis closes nothing", remedy: "write \\) for the sign itself")
    }
    return tree
  }
}

extension PatternParser {
  private var scalar: UInt32? { index < scalars.count ? scalars[index].value : nil }
  private var offset: Int { index < scalars.count ? scalars[index].offset : end }

  private func error(_ message: String, at offset: Int? = nil, remedy: String? = nil)
    -> PatternError
  {
    PatternError(message: message, offset: offset ?? self.offset, remedy: remedy)
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard scalar == sign.value else { return false }
    index += 1
    return true
  }

  private mutating func alternatives() throws(PatternError) -> PatternTree {
    var parts = [try sequence()]
    while take("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .alternatives(parts)
  }

  private mutating func sequence() throws(PatternError) -> PatternTree {
    var parts: [PatternTree] = []
    while let next = scalar, next != "|", next != ")" {
      parts.append(try repeated(try atom()))
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func repeated(_ atom: PatternTree) throws(PatternError) -> PatternTree {
    let start = offset
    guard let (minimum, maximum) = try counts() else { return atom }
    if case .check = atom {
      throw error("^, $ and \\b cannot be repeated", at: start, remedy: "take the sign out")
    }
    if case .empty = atom {
      throw error("a repetition of nothing", at: start, remedy: "take the sign out")
    }
    let isLazy = take("?")
    if let sign = scalar, sign == "*" || sign == "+" || sign == "?" || sign == "{" {
      throw error(
        "one repetition behind another", remedy: "put (?: ) around what the first applies to")
    }
    return .repeated(atom, minimum: minimum, maximum: maximum, isLazy: isLazy)
  }

  private mutating func counts() throws(PatternError) -> (Int, Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    let start = offset
    guard take("{") else { return nil }
    let minimum = number()
    var maximum = minimum
    if take(",") { maximum = number() }
    let isClosed = take("}")
    guard isClosed, let minimum, maximum.map({ $0 >= minimum && $0 > 0 }) ?? true,
      max(minimum, maximum ?? 0) <= Self.largestCount
    else {
      throw error(
        "{m,n} takes counts up to \(Self.largestCount), the smaller one first", at: start,
        remedy: "like {2,5}, or \\{ for the sign itself")
    }
    return (minimum, maximum)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let digit = scalar, digit >= 0x30, digit <= 0x39, (value ?? 0) <= Self.largestCount {
      value = (value ?? 0) * 10 + Int(digit - 0x30)
      index += 1
    }
    return value
  }

  private mutating func atom() throws(PatternError) -> PatternTree {
    let start = offset
    if take("(") { return try group(openedAt: start) }
    if take("[") { return .set(try set(openedAt: start)) }
    if take(".") { return .any }
    if take("^") { return .check(.lineStart) }
    if take("$") { return .check(.lineEnd) }
    if take("\\") { return try escape(at: start) }
    guard let literal = scalar else { throw error("something is missing at the end") }
    if literal == "*" || literal == "+" || literal == "?" || literal == "{" {
      throw error("nothing to repeat", remedy: "put \\ before the sign, if it is meant itself")
    }
    index += 1
    return folded(literal)
  }

  private mutating func group(openedAt start: Int) throws(PatternError) -> PatternTree {
    if take("?"), !take(":") {
      throw error(
        "only (?: ) is known, no look-around and no names", at: start,
        remedy: "use AND and NOT outside of the regex")
    }
    depth += 1
    guard depth <= Self.deepestNesting else {
      throw error("too many groups within each other", at: start)
    }
    let tree = try alternatives()
    depth -= 1
    guard take(")") else {
      throw error("this parenthesis is never closed", at: start, remedy: "add \")\"")
    }
    return tree
  }

  private func folded(_ scalar: UInt32) -> PatternTree {
    guard isFolded else { return .scalar(scalar) }
    let parts = Self.folded(scalar).map { PatternTree.scalar($0) }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
  }

  private static func folded(_ scalar: UInt32) -> [UInt32] {
    if LetterClass.of(scalar) == .mark { return [] }
    var bytes: [UInt8] = []
    FoldingTable.shared.append(scalar, to: &bytes)
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)
  }

  private mutating func escape(at start: Int) throws(PatternError) -> PatternTree {
    guard let sign = scalar else {
      throw error("nothing stands behind \\", at: start, remedy: "write \\\\ for the sign itself")
    }
    if take("b") { return .check(.wordBorder) }
    if take("B") { return .check(.noWordBorder) }
    if let set = Self.named(sign) {
      index += 1
      return .set(set)
    }
    return .scalar(try escapedSign(at: start))
  }

  /// A sign that means itself behind a backslash, or a control character.
  private mutating func escapedSign(at start: Int) throws(PatternError) -> UInt32 {
    guard let sign = scalar else { throw error("nothing stands behind \\", at: start) }
    index += 1
    switch sign {
    case "n": return 0x0a
    case "t": return 0x09
    case "r": return 0x0d
    case 0x30...0x39:
      throw error(
        "back references are not known", at: start, remedy: "write the text out")
    case 0x41...0x5a, 0x61...0x7a:
      throw error(
        "this letter means nothing behind \\", at: start,
        remedy: "\\b \\B \\d \\D \\w \\W \\s \\S are known")
    default: return sign
    }
  }

  private mutating func set(openedAt start: Int) throws(PatternError) -> Pattern.ScalarSet {
    var set = Pattern.ScalarSet(ranges: [])
    set.isNegated = take("^")
    var isFirst = true
    while let next = scalar, next != "]" || isFirst {
      isFirst = false
      let at = offset
      index += 1
      if next == "\\", let sign = scalar, let named = Self.named(sign) {
        index += 1
        set.ranges += named.isNegated ? Self.outside(named.ranges) : named.ranges
        continue
      }
      let low = next == "\\" ? try escapedSign(at: at) : next
      let high = try upperEnd(of: low, at: at)
      set.ranges += ranges(low, high)
    }
    guard take("]") else {
      throw error("this bracket is never closed", at: start, remedy: "add \"]\"")
    }
    return set
  }

  /// The end of `a-z`, or the scalar itself.
  private mutating func upperEnd(of low: UInt32, at start: Int) throws(PatternError) -> UInt32 {
    guard scalar == "-", index + 1 < scalars.count, scalars[index + 1].value != "]" else {
      return low
    }
    index += 1
    guard let next = scalar else { return low }
    index += 1
    let high = next == "\\" ? try escapedSign(at: start) : next
    guard low <= high else {
      throw error(
        "the range ends before it begins", at: start, remedy: "write it the other way round")
    }
    return high
  }

  private func ranges(_ low: UInt32, _ high: UInt32) -> [ClosedRange<UInt32>] {
    guard isFolded else { return [low...high] }
    let first = Self.folded(low)
    let last = Self.folded(high)
    if low == high { return first.map { $0...$0 } }
    var ranges = [low...high]
    if first.count == 1, last.count == 1, first[0] <= last[0] {
      ranges.append(first[0]...last[0])
    }
    return ranges
  }

  private static func named(_ sign: UInt32) -> Pattern.ScalarSet? {
    switch sign {
    case "d": Pattern.ScalarSet(ranges: [0x30...0x39])
    case "D": Pattern.ScalarSet(ranges: [0x30...0x39], isNegated: true)
    case "s": Pattern.ScalarSet(ranges: spaces)
    case "S": Pattern.ScalarSet(ranges: spaces, isNegated: true)
    case "w": Pattern.ScalarSet(ranges: Pattern.wordRanges)
    case "W": Pattern.ScalarSet(ranges: Pattern.wordRanges, isNegated: true)
    default: nil
    }
  }

  private static let spaces: [ClosedRange<UInt32>] = [
    0x09...0x0d, 0x20...0x20, 0x85...0x85, 0xa0...0xa0, 0x1680...0x1680, 0x2000...0x200a,
    0x2028...0x2029, 0x202f...0x202f, 0x205f...0x205f, 0x3000...0x3000,
  ]

  /// What lies between ranges that are in order.
  private static func outside(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var gaps: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { gaps.append(next...range.lowerBound - 1) }
      next = range.upperBound + 1
    }
    gaps.append(next...0x10ffff)
    return gaps
  }
}

/// Lets a scalar's number be compared with the letter as written.
private func == (left: UInt32, right: Unicode.Scalar) -> Bool { left == right.value }
private func != (left: UInt32, right: Unicode.Scalar) -> Bool { left != right.value }
private func == (left: UInt32?, right: Unicode.Scalar) -> Bool { left == right.value }
private func ~= (pattern: Unicode.Scalar, value: UInt32) -> Bool { pattern.value == value }
