/// Sum of the vectors of a large story, by term.
struct TermSum: Sendable {
  private var terms: [UInt32] = []
  private var weights: [Weights] = []

  struct Weights: Sendable {
    var whole: Float = 0
    var lead: Float = 0
    var names: Float = 0

    var heaviest: Float { max(whole, lead, names) }
  }

  /// Cut to the heavier half when it grows beyond this.
  private static let limit = 1_024

  mutating func add(_ entries: TermEntries) {
    var terms: [UInt32] = []
    var weights: [Weights] = []
    terms.reserveCapacity(self.terms.count + entries.count)
    weights.reserveCapacity(self.terms.count + entries.count)
    var i = 0
    for index in 0..<entries.count {
      let term = entries.key(index)
      while i < self.terms.count, self.terms[i] < term {
        terms.append(self.terms[i])
        weights.append(self.weights[i])
        i += 1
      }
      var weight = Weights()
      if i < self.terms.count, self.terms[i] == term {
        weight = self.weights[i]
        i += 1
      }
      weight.whole += entries.whole(index)
      weight.lead += entries.lead(index)
      weight.names += entries.names(index)
      terms.append(term)
      weights.append(weight)
    }
    terms += self.terms[i...]
    weights += self.weights[i...]
    self.terms = terms
    self.weights = weights
    if terms.count > Self.limit { cut() }
  }

  private mutating func cut() {
    let order = terms.indices.sorted {
      (-weights[$0].heaviest, terms[$0]) < (-weights[$1].heaviest, terms[$1])
    }
    let kept = order.prefix(Self.limit / 2).sorted()
    terms = kept.map { terms[$0] }
    weights = kept.map { weights[$0] }
  }

  func product(with entries: TermEntries) -> Overlap {
    var product = Overlap()
    var i = 0
    for index in 0..<entries.count {
      let term = entries.key(index)
      while i < terms.count, terms[i] < term { i += 1 }
      guard i < terms.count else { break }
      guard terms[i] == term else { continue }
      product.whole += entries.whole(index) * weights[i].whole
      product.lead += entries.lead(index) * weights[i].lead
      product.names += entries.names(index) * weights[i].names
    }
    return product
  }
}
