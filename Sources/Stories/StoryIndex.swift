internal import Glibc
internal import News

/// The live stories, found by their heaviest terms.
struct StoryIndex: Sendable {
  private var stories: [StoryMemory] = []
  private var slots: [String: UInt32] = [:]
  private var postings = PostingLists()
  private var closed = ArcMemory()
  private var newestDay = -Double.infinity
  private var sinceSweep = 0

  /// Days of silence that close a story.
  private static let window = 60.0
  private static let scored = 5
  private static let compared = 64
  private static let leastCosine = 0.03
  private static let sweepPeriod = 1_024
  /// A cosine that makes two stories parts of one affair, however far apart in time.
  private static let arcCosine = 0.18
  /// Days apart from which like stories are parts of one affair and not two events of one day.
  private static let arcGap = 7.0

  struct Candidate {
    var story: StoryMemory
    var score: StoryScore
    var value = 0.0
    var threshold = 0.0
  }

  mutating func add(_ article: PreparedArticle, to story: String) {
    let slot = slots[story] ?? open(story)
    stories[Int(slot)].add(article)
    for key in article.keys { postings.add(slot, under: key.term) }
    if let day = article.day { newestDay = max(newestDay, day) }
    sinceSweep += 1
    if sinceSweep >= Self.sweepPeriod { sweep() }
  }

  private mutating func open(_ story: String) -> UInt32 {
    let slot = UInt32(stories.count)
    stories.append(StoryMemory(id: story))
    slots[story] = slot
    return slot
  }

  /// Moves stories that have closed to the memory of arcs, when they are many.
  private mutating func sweep() {
    sinceSweep = 0
    let live = stories.filter { $0.gap(to: newestDay) <= Self.window }
    guard (stories.count - live.count) * 4 > stories.count else { return }
    for story in stories where story.gap(to: newestDay) > Self.window {
      closed.add(story.id, sum: story.heaviest(ArcMemory.terms))
    }
    stories = live
    slots = [:]
    postings = PostingLists()
    for (slot, story) in live.enumerated() {
      slots[story.id] = UInt32(slot)
      for term in story.keys { postings.add(UInt32(slot), under: term) }
    }
  }

  /// The stories nearest to the article, best score first.
  func candidates(for article: PreparedArticle, _ weights: ScoreWeights) -> [Candidate] {
    var candidates: [(slot: UInt32, reach: Double, score: StoryScore)] = []
    for slot in nearest(article) {
      let score = cosines(stories[Int(slot)], article)
      let reach = max(score.whole, 0.9 * score.names)
      if reach > Self.leastCosine { candidates.append((slot, reach, score)) }
    }
    candidates.sort { (-$0.reach, $0.slot) < (-$1.reach, $1.slot) }
    candidates.removeLast(max(0, candidates.count - Self.scored))
    let cosines = candidates.map(\.score.whole).sorted(by: >)
    let scored = candidates.map { candidate in
      let story = stories[Int(candidate.slot)]
      var score = candidate.score
      let isBest = score.whole >= cosines[0] && cosines.count > 1
      score.margin = score.whole - (isBest ? cosines[1] : cosines[0])
      complete(&score, story, article)
      return Candidate(
        story: story, score: score, value: score.value(weights), threshold: weights.threshold)
    }
    return scored.enumerated().sorted { (-$0.element.value, $0.offset) < (-$1.element.value, $1.offset) }
      .map(\.element)
  }

  private func cosines(_ story: StoryMemory, _ article: PreparedArticle) -> StoryScore {
    let product = story.product(with: article)
    var score = StoryScore()
    score.whole = Self.cosine(product.whole, story.squares.whole)
    score.lead = Self.cosine(product.lead, story.squares.lead)
    score.names = Self.cosine(product.names, story.squares.names)
    return score
  }

  private static func cosine(_ product: Float, _ square: Float) -> Double {
    square > 0 ? Double(product) / Double(square).squareRoot() : 0
  }

  private func complete(
    _ score: inout StoryScore, _ story: StoryMemory, _ article: PreparedArticle
  ) {
    let overlaps = story.overlaps(with: article)
    let wholes = overlaps.map { Double($0.whole) }.sorted(by: >)
    let few = min(wholes.count, max(2, Int(Double(wholes.count).squareRoot().rounded(.up))))
    score.nearest = wholes.first ?? 0
    score.nearestFew = few > 0 ? wholes[..<few].reduce(0, +) / Double(few) : 0
    score.nearestLead = Double(overlaps.map(\.lead).max() ?? 0)
    score.nearestNames = Double(overlaps.map(\.names).max() ?? 0)
    score.common = Double(overlaps.map(\.common).max() ?? 0)
    score.pairs = log1p(Double(overlaps.map(\.pairs).max() ?? 0))
    score.gap = story.gap(to: article.day)
    score.age = story.age(at: article.day)
    score.size = story.size
    score.lacksBody = !(article.hasBody && story.hasBody)
  }

  /// Slots of the live stories that share most weight with the article's keys.
  private func nearest(_ article: PreparedArticle) -> [UInt32] {
    let shared = sharedWeights(article).filter {
      stories[Int($0.slot)].gap(to: article.day) <= Self.window
    }
    let order = shared.sorted { (-$0.weight, $0.slot) < (-$1.weight, $1.slot) }
    return order.prefix(Self.compared).map(\.slot)
  }

  private func sharedWeights(_ article: PreparedArticle) -> [(slot: UInt32, weight: Float)] {
    var hits: [UInt64] = []
    for (rank, key) in article.keys.enumerated() {
      postings.forEach(key.term) { hits.append(UInt64($0) << 8 | UInt64(rank)) }
    }
    hits.sort()
    var shared: [(slot: UInt32, weight: Float)] = []
    for hit in hits {
      let slot = UInt32(hit >> 8)
      let weight = article.keys[Int(hit & 0xff)].weight
      if let last = shared.last, last.slot == slot {
        shared[shared.count - 1].weight += weight
      } else {
        shared.append((slot, weight))
      }
    }
    return shared
  }

  /// Ids of earlier stories that the article's story continues, nearest first.
  func arcs(for article: PreparedArticle, _ candidates: [Candidate]) -> [String] {
    var links = closed.links(of: article, atLeast: Self.arcCosine)
    for (slot, _) in sharedWeights(article) {
      let story = stories[Int(slot)]
      guard article.day != nil, story.gap(to: article.day) >= Self.arcGap else { continue }
      let cosine = cosines(story, article).whole
      if cosine >= Self.arcCosine { links.append(ArcMemory.Link(story: story.id, cosine: cosine)) }
    }
    return links.sorted { ($1.cosine, $0.story) < ($0.cosine, $1.story) }.map(\.story)
  }
}

extension StoryIndex.Candidate {
  /// How many shared terms an explanation names.
  private static let termsNamed = 6

  func described(for article: PreparedArticle, _ weights: ScoreWeights) -> StoryCandidate {
    let shared = article.keys.compactMap { key -> (text: String, weight: Float)? in
      let weight = story.weight(of: key.term) * key.weight
      return weight > 0 ? (key.text, weight) : nil
    }
    let order = shared.enumerated().sorted {
      (-$0.element.weight, $0.offset) < (-$1.element.weight, $1.offset)
    }
    return StoryCandidate(
      story: story.id, score: value, threshold: threshold, cosine: score.whole, gap: score.gap,
      size: story.size, terms: order.prefix(Self.termsNamed).map(\.element.text))
  }
}
