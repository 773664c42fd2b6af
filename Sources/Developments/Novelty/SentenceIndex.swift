/// The last sentences of a story, found by their terms; holds a bounded number and drops the oldest.
struct SentenceIndex: Sendable {
  private struct Posting: Sendable {
    var slot: Int32
    var component: Float
  }

  private struct Entry: Sendable {
    /// Sum of the components over the kept sentences.
    var sum: Float = 0
    var postings: [Posting] = []
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
    /// What the nearest five put so, all together.
    var near: Stance = []
  }

  private var entries: [UInt64: Entry] = [:]
  private var sentences: [[SentenceVector.Term]] = []
  /// One per sentence.
  private var stances: [Stance] = []
  private var oldest = 0
  private let limit: Int
  private var squaredNorm = 0.0

  private static let compared = 5

  init(limit: Int) {
    self.limit = limit
  }

  var count: Int { sentences.count }

  mutating func insert(_ vector: SentenceVector) {
    let slot: Int
    if sentences.count < limit {
      slot = sentences.count
      sentences.append(vector.terms)
      stances.append(vector.stance)
    } else {
      slot = oldest
      remove(slot)
      sentences[slot] = vector.terms
      stances[slot] = vector.stance
      oldest = (oldest + 1) % limit
    }
    for term in vector.terms {
      let before = entries[term.root]?.sum ?? 0
      squaredNorm += Double((2 * before + term.component) * term.component)
      entries[term.root, default: Entry()].sum += term.component
      entries[term.root]?.postings.append(
        Posting(slot: Int32(slot), component: term.component))
    }
  }

  /// Compares a sentence with the kept ones.
  func match(_ vector: SentenceVector) -> Match {
    guard !sentences.isEmpty, !vector.terms.isEmpty else { return Match() }
    var scores = [Float](repeating: 0, count: sentences.count)
    var shared = [SIMD2<UInt64>](repeating: .zero, count: sentences.count)
    var product: Float = 0
    for (index, term) in vector.terms.enumerated() {
      guard let entry = entries[term.root] else { continue }
      product += term.component * entry.sum
      var bit = SIMD2<UInt64>.zero
      bit[(index >> 6) & 1] = 1 << UInt64(index & 63)
      for posting in entry.postings {
        scores[Int(posting.slot)] += term.component * posting.component
        shared[Int(posting.slot)] |= bit
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

  private mutating func remove(_ slot: Int) {
    for term in sentences[slot] {
      guard var entry = entries.removeValue(forKey: term.root) else { continue }
      squaredNorm -= Double((2 * entry.sum - term.component) * term.component)
      entry.sum -= term.component
      entry.postings.removeAll { $0.slot == Int32(slot) }
      if !entry.postings.isEmpty { entries[term.root] = entry }
    }
    squaredNorm = max(0, squaredNorm)
  }
}
