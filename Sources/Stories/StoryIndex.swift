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
  private static let compared = 24
  /// Share of the weight that the best story has in common with the article, to be compared at all.
  private static let leastShare: Float = 0.2
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
    var near = nearest(article, within: 0...Self.window).compactMap { slot -> Near? in
      let near = Near(slot: slot, stories[Int(slot)], article)
      return near.reach > Self.leastCosine ? near : nil
    }
    near.sort { (-$0.reach, $0.slot) < (-$1.reach, $1.slot) }
    near.removeLast(max(0, near.count - Self.scored))
    let cosines = near.map(\.score.whole).sorted(by: >)
    let candidates = near.map { near in
      let story = stories[Int(near.slot)]
      var score = near.score
      let isBest = score.whole >= cosines[0] && cosines.count > 1
      score.margin = score.whole - (isBest ? cosines[1] : cosines[0])
      score.compare(article, with: story, near.overlaps)
      return Candidate(
        story: story, score: score, value: score.value(weights),
        threshold: weights.threshold + (story.isRunaway ? weights.runaway : 0))
    }
    return candidates.enumerated()
      .sorted { (-$0.element.value, $0.offset) < (-$1.element.value, $1.offset) }
      .map(\.element)
  }

  /// A story that may be worth a full comparison.
  private struct Near {
    let slot: UInt32
    let overlaps: [Overlap]
    let score: StoryScore

    var reach: Double { max(score.whole, 0.9 * score.names) }

    init(slot: UInt32, _ story: StoryMemory, _ article: PreparedArticle) {
      self.slot = slot
      overlaps = story.overlaps(with: article)
      score = StoryScore(product: story.product(with: article, overlaps), of: story)
    }
  }

  /// Slots of the stories that share most weight with the article's keys, of those within `gap` days.
  private func nearest(_ article: PreparedArticle, within gap: ClosedRange<Double>) -> [UInt32] {
    let shared = sharedWeights(article).filter {
      gap.contains(stories[Int($0.slot)].gap(to: article.day))
    }
    let order = shared.sorted { (-$0.weight, $0.slot) < (-$1.weight, $1.slot) }
    let least = Self.leastShare * (order.first?.weight ?? 0)
    return order.prefix(Self.compared).prefix { $0.weight >= least }.map(\.slot)
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
    for slot in nearest(article, within: Self.arcGap...Double.infinity) {
      let story = stories[Int(slot)]
      let cosine = StoryScore(
        product: story.product(with: article, story.overlaps(with: article)), of: story
      ).whole
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
