/// The last sentences of a story, found by their terms; holds a bounded number and drops the oldest.
///
/// The terms of all sentences stand in one row, the oldest first, each leading to the next place of the same term: in arrays
/// of their own they took twice the memory.
struct SentenceIndex: Sendable {
  /// A term of one kept sentence.
  private struct Posting: Sendable {
    var root: UInt64
    var component: Float
    var slot: Int32
    /// Of the next one of the same term; means nothing in the last.
    var next: UInt32 = 0
  }

  private struct Entry: Sendable {
    /// Sum of the components over the kept sentences.
    var sum: Float
    /// Numbers of its first and last posting.
    var first: UInt32
    var last: UInt32
  }

  /// How near a sentence is to the kept ones.
  struct Match: Sendable {
    /// Cosine to the nearest sentence, 0 to 1.
    var nearest: Float = 0
    /// Mean cosine to the nearest three.
    var nearestThree: Float = 0
    /// Largest share of the sentence's mass that one of the nearest five has.
    var containment: Float = 0
    /// Share of the mass that all of the nearest five together lack.
    var uncovered: Float = 1
    /// Cosine to the sum of all kept sentences.
    var centre: Float = 0
    /// How the nearest sentence puts what it says.
    var stance: Stance = []
    /// The root of what the nearest sentence negates.
    var negated: UInt64?
    /// What the nearest five put so, all together.
    var near: Stance = []
  }

  private var entries: [UInt64: Entry] = [:]
  /// Those of dropped sentences, then those of the kept ones.
  private var postings: [Posting] = []
  private var droppedPostings = 0
  /// The number of the first posting in the row; they are counted for ever, and round the end of the numbers.
  private var firstNumber: UInt32 = 0
  /// One per sentence.
  private var lengths: [UInt8] = []
  private var stances: [Stance] = []
  private var negated: [UInt64?] = []
  private var oldest = 0
  private let limit: Int
  private var squaredNorm = 0.0

  private static let compared = 5

  init(limit: Int) {
    self.limit = limit
  }

  var count: Int { stances.count }

  /// What it takes in memory.
  var byteCount: Int {
    entries.capacity * 4 / 3 * (MemoryLayout<Entry>.stride + MemoryLayout<UInt64>.stride)
      + postings.capacity * MemoryLayout<Posting>.stride + lengths.capacity + stances.capacity
      + negated.capacity * MemoryLayout<UInt64?>.stride
  }

  mutating func insert(_ vector: SentenceVector) {
    let slot: Int
    if count < limit {
      slot = count
      lengths.append(UInt8(vector.terms.count))
      stances.append(vector.stance)
      negated.append(vector.negated)
    } else {
      slot = oldest
      remove(slot)
      lengths[slot] = UInt8(vector.terms.count)
      stances[slot] = vector.stance
      negated[slot] = vector.negated
      oldest = (oldest + 1) % limit
    }
    for term in vector.terms { insert(term, slot: slot) }
  }

  private mutating func insert(_ term: SentenceVector.Term, slot: Int) {
    let number = firstNumber &+ UInt32(postings.count)
    var entry = entries[term.root] ?? Entry(sum: 0, first: number, last: number)
    squaredNorm += Double((2 * entry.sum + term.component) * term.component)
    entry.sum += term.component
    if entry.last != number { postings[place(of: entry.last)].next = number }
    entry.last = number
    entries[term.root] = entry
    postings.append(Posting(root: term.root, component: term.component, slot: Int32(slot)))
  }

  private func place(of number: UInt32) -> Int { Int(number &- firstNumber) }

  /// Compares a sentence with the kept ones.
  func match(_ vector: SentenceVector) -> Match {
    guard count > 0, !vector.terms.isEmpty else { return Match() }
    var scores = [Float](repeating: 0, count: count)
    var shared = [SIMD2<UInt64>](repeating: .zero, count: count)
    var product: Float = 0
    for (index, term) in vector.terms.enumerated() {
      guard let entry = entries[term.root] else { continue }
      product += term.component * entry.sum
      var bit = SIMD2<UInt64>.zero
      bit[(index >> 6) & 1] = 1 << UInt64(index & 63)
      var number = entry.first
      while true {
        let posting = postings[place(of: number)]
        scores[Int(posting.slot)] += term.component * posting.component
        shared[Int(posting.slot)] |= bit
        if number == entry.last { break }
        number = posting.next
      }
    }
    var match = Match()
    if squaredNorm > 0 { match.centre = product / Float(squaredNorm.squareRoot()) }
    read(nearest(scores), scores, shared, vector, into: &match)
    return match
  }

  private func read(
    _ slots: [Int], _ scores: [Float], _ shared: [SIMD2<UInt64>], _ vector: SentenceVector,
    into match: inout Match
  ) {
    match.nearest = slots.first.map { scores[$0] } ?? 0
    match.stance = slots.first.map { stances[$0] } ?? []
    match.negated = slots.first.flatMap { negated[$0] }
    for slot in slots { match.near.formUnion(stances[slot]) }
    match.nearestThree = slots.prefix(3).reduce(0) { $0 + scores[$1] } / 3
    guard vector.mass > 0 else { return }
    var union = SIMD2<UInt64>.zero
    for slot in slots {
      match.containment = max(match.containment, Self.mass(shared[slot], vector) / vector.mass)
      union |= shared[slot]
    }
    match.uncovered = 1 - Self.mass(union, vector) / vector.mass
  }

  /// Slots of the best scores, best first; ties go to the older slot.
  private func nearest(_ scores: [Float]) -> [Int] {
    var best: [Int] = []
    for slot in scores.indices where scores[slot] > 0 {
      if best.count == Self.compared, scores[slot] <= scores[best[Self.compared - 1]] { continue }
      let place = best.firstIndex { scores[$0] < scores[slot] } ?? best.count
      best.insert(slot, at: place)
      if best.count > Self.compared { best.removeLast() }
    }
    return best
  }

  /// Mass of the vector's terms whose bits are set.
  private static func mass(_ bits: SIMD2<UInt64>, _ vector: SentenceVector) -> Float {
    var mass: Float = 0
    for part in 0..<2 {
      var rest = bits[part]
      while rest != 0 {
        let index = part * 64 + rest.trailingZeroBitCount
        if index < vector.terms.count { mass += vector.terms[index].weight }
        rest &= rest - 1
      }
    }
    return mass
  }

  /// Takes away the oldest sentence, whose postings come first.
  private mutating func remove(_ slot: Int) {
    let end = droppedPostings + Int(lengths[slot])
    for posting in postings[droppedPostings..<end] {
      guard var entry = entries[posting.root] else { continue }
      squaredNorm -= Double((2 * entry.sum - posting.component) * posting.component)
      entry.sum -= posting.component
      let isLast = entry.first == entry.last
      entry.first = posting.next
      entries[posting.root] = isLast ? nil : entry
    }
    squaredNorm = max(0, squaredNorm)
    droppedPostings = end
    if droppedPostings > postings.count / 4 {
      postings.removeFirst(droppedPostings)
      firstNumber &+= UInt32(droppedPostings)
      droppedPostings = 0
    }
  }
}
