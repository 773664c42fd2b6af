/// One run of a pattern over a text: all its states at once, a step for each scalar.
struct PatternSimulation {
  private let pattern: Pattern
  private let bytes: [UInt8]
  private var now = ThreadList()
  private var next = ThreadList()
  private var pending: [Int] = []

  init(pattern: Pattern, bytes: [UInt8]) {
    self.pattern = pattern
    self.bytes = bytes
    now.prepare(pattern.program.count)
    next.prepare(pattern.program.count)
  }

  /// The leftmost match that begins at `start` or later; of those the one the pattern prefers.
  mutating func next(from start: Int) -> Range<Int>? {
    now.clear()
    var match: Range<Int>?
    var index = start
    var before = scalar(before: start)
    while index <= bytes.count {
      if now.isEmpty {
        if match != nil { return match }
        let skipped = skip(from: index)
        if skipped != index {
          index = skipped
          before = scalar(before: index)
        }
      }
      let (scalar, length) = index < bytes.count ? UTF8Bytes.scalar(at: index, in: bytes) : (nil, 1)
      let place = Seat(index: index, before: before, after: scalar)
      if match == nil { follow(0, start: index, at: place, isNext: false) }
      step(place, end: index + length, &match)
      swap(&now, &next)
      next.clear()
      before = scalar
      index += length
    }
    return match
  }
}

/// Between two scalars; nil at the ends of the text.
private struct Seat {
  var index: Int
  var before: UInt32?
  var after: UInt32?
}

/// States in order of preference, each once.
private struct ThreadList {
  private(set) var states: [(state: Int, start: Int)] = []
  private var marks: [UInt32] = []
  private var generation: UInt32 = 1

  var isEmpty: Bool { states.isEmpty }

  mutating func prepare(_ count: Int) {
    marks = [UInt32](repeating: 0, count: count)
    states.reserveCapacity(count)
  }

  mutating func clear() {
    states.removeAll(keepingCapacity: true)
    generation &+= 1
  }

  mutating func mark(_ state: Int) -> Bool {
    if marks[state] == generation { return false }
    marks[state] = generation
    return true
  }

  mutating func add(_ state: Int, start: Int) {
    states.append((state, start))
  }
}

extension PatternSimulation {
  /// The next place at which a match can begin.
  private func skip(from index: Int) -> Int {
    var index = index
    while index < bytes.count, !pattern.canBegin[Int(bytes[index])] || bytes[index] & 0xc0 == 0x80 {
      index += 1
    }
    return index
  }

  private func scalar(before index: Int) -> UInt32? {
    guard index > 0 else { return nil }
    var start = index - 1
    while start > 0, bytes[start] & 0xc0 == 0x80 { start -= 1 }
    return UTF8Bytes.scalar(at: start, in: bytes).value
  }

  /// Adds all states that are reached from `state` without reading.
  private mutating func follow(_ state: Int, start: Int, at place: Seat, isNext: Bool) {
    if isNext {
      Self.follow(state, start: start, at: place, of: pattern.program, &pending, &next)
    } else {
      Self.follow(state, start: start, at: place, of: pattern.program, &pending, &now)
    }
  }

  private static func follow(
    _ state: Int, start: Int, at place: Seat, of program: [Pattern.Instruction],
    _ pending: inout [Int], _ list: inout ThreadList
  ) {
    pending.append(state)
    while let state = pending.popLast() {
      guard list.mark(state) else { continue }
      switch program[state] {
      case .jump(let target): pending.append(target)
      case .split(let one, let other):
        pending.append(other)
        pending.append(one)
      case .check(let assertion):
        if holds(assertion, at: place) { pending.append(state + 1) }
      case .scalar, .any, .set, .match: list.add(state, start: start)
      }
    }
  }

  /// Reads one scalar in every state; `end` is where the next one begins.
  private mutating func step(_ place: Seat, end: Int, _ match: inout Range<Int>?) {
    let after =
      end < bytes.count ? UTF8Bytes.scalar(at: end, in: bytes).value : nil
    let following = Seat(index: end, before: place.after, after: after)
    for (state, start) in now.states {
      switch pattern.program[state] {
      case .match:
        match = start..<place.index
        return
      case .scalar(let wanted):
        if place.after == wanted { follow(state + 1, start: start, at: following, isNext: true) }
      case .any:
        if let scalar = place.after, scalar != 0x0a {
          follow(state + 1, start: start, at: following, isNext: true)
        }
      case .set(let set):
        if let scalar = place.after, pattern.sets[set].contains(scalar) {
          follow(state + 1, start: start, at: following, isNext: true)
        }
      case .split, .jump, .check: break
      }
    }
  }

  private static func holds(_ assertion: Pattern.Assertion, at place: Seat) -> Bool {
    switch assertion {
    case .lineStart: place.before == nil || place.before == 0x0a
    case .lineEnd: place.after == nil || place.after == 0x0a
    case .wordBorder: isWordBorder(place)
    case .noWordBorder: !isWordBorder(place)
    }
  }

  private static func isWordBorder(_ place: Seat) -> Bool {
    (place.before.map(Pattern.isWord) ?? false) != (place.after.map(Pattern.isWord) ?? false)
  }
}
