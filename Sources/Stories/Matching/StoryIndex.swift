/// The open stories, found by their heaviest terms.
struct StoryIndex: Sendable {
  /// By slot: in the order in which they were opened.
  private var stories: [StoryMemory] = []
  private(set) var isOpen: [Bool] = []
  private var slots: [String: UInt32] = [:]
  private var postings = PostingLists()
  private var serial = 0
  private var articles = 0

  /// Days of silence that close a story of several articles, and one of a single article.
  private static let window = 60.0
  private static let windowAlone = 30.0
  /// Articles of open stories; beyond, those that were silent longest are closed.
  private static let most = 1 << 19
  private static let scored = 5
  private static let compared = 24
  private static let comparedFar = 8
  /// Days apart from which like stories are parts of one affair and not two events of one day, and
  /// how like they are at least.
  private static let distance = 7.0
  private static let distantCosine = 0.17
  private static let mostDistant = 8
  /// Stories looked at for a term, the latest first: a term that more share tells none from another.
  private static let listed = 48
  /// Share of the weight that the best story has in common with the article, to be compared at all.
  private static let leastShare: Float = 0.15
  private static let leastCosine = 0.03

  struct Candidate {
    var slot: UInt32
    var story: StoryMemory
    var score: StoryScore
    var value = 0.0
    var threshold = 0.0
  }

  /// Returns the story's slot.
  mutating func add(_ article: PreparedArticle, to story: String) -> UInt32 {
    let slot = slots[story] ?? open(story)
    stories[Int(slot)].add(article, serial: serial)
    for key in article.keys { postings.add(slot, under: key.term) }
    serial += 1
    articles += 1
    return slot
  }

  private mutating func open(_ story: String) -> UInt32 {
    let slot = UInt32(stories.count)
    stories.append(StoryMemory(id: story))
    isOpen.append(true)
    slots[story] = slot
    return slot
  }

  func id(of slot: UInt32) -> String { stories[Int(slot)].id }

  /// What lies around an article.
  struct Surroundings {
    /// The nearest stories that it may join, best score first.
    var candidates: [Candidate]
    /// Stories like it at a distance of days.
    var distant: [StoryMemory]
  }

  func surroundings(of article: PreparedArticle, _ weights: ScoreWeights) -> Surroundings {
    let near = nearest(article).map { Near(slot: $0, stories[Int($0)], article) }
    let distant = near.filter { $0.gap >= Self.distance && $0.score.whole >= Self.distantCosine }
      .sorted { (-$0.score.whole, $0.slot) < (-$1.score.whole, $1.slot) }.prefix(Self.mostDistant)
    return Surroundings(
      candidates: candidates(
        for: article,
        among: near.filter { $0.isWithinWindow && $0.reach > Self.leastCosine }, weights),
      distant: distant.map { stories[Int($0.slot)] })
  }

  private func candidates(
    for article: PreparedArticle, among near: [Near], _ weights: ScoreWeights
  ) -> [Candidate] {
    let near = near.sorted { (-$0.reach, $0.slot) < (-$1.reach, $1.slot) }.prefix(Self.scored)
    let cosines = near.map(\.score.whole).sorted(by: >)
    let candidates = near.map { near in
      let story = stories[Int(near.slot)]
      var score = near.score
      let isBest = score.whole >= cosines[0] && cosines.count > 1
      score.margin = score.whole - (isBest ? cosines[1] : cosines[0])
      score.compare(article, with: story, near.overlaps)
      return Candidate(
        slot: near.slot, story: story, score: score, value: score.value(weights),
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
    let gap: Double
    let isWithinWindow: Bool

    var reach: Double { max(score.whole, 0.9 * score.names) }

    init(slot: UInt32, _ story: StoryMemory, _ article: PreparedArticle) {
      self.slot = slot
      overlaps = story.overlaps(with: article)
      score = StoryScore(product: story.product(with: article, overlaps), of: story)
      gap = story.gap(to: article.day)
      isWithinWindow = gap <= StoryIndex.window(of: story)
    }
  }

  /// Slots of the stories that share most weight with the article's keys: those it may join, and
  /// some that are too far away in time.
  private func nearest(_ article: PreparedArticle) -> [UInt32] {
    let shared = sharedWeights(article)
    let best = shared.lazy.map(\.weight).max() ?? 0
    let order = shared.filter { $0.weight >= Self.leastShare * best }.sorted {
      (-$0.weight, $0.number) < (-$1.weight, $1.number)
    }
    var found: [UInt32] = []
    var far = 0
    for entry in order where found.count - far < Self.compared {
      if stories[Int(entry.number)].gap(to: article.day) > Self.window {
        guard far < Self.comparedFar else { continue }
        far += 1
      }
      found.append(entry.number)
    }
    return found
  }

  private func sharedWeights(_ article: PreparedArticle) -> [Tally.Entry] {
    var tally = Tally(most: 2_048)
    for (round, key) in article.keys.enumerated() {
      var listed = 0
      postings.forEachLatest(key.term) { slot in
        guard isOpen[Int(slot)] else { return true }
        listed += tally.add(slot, key.weight, round: Int32(round)) ? 1 : 0
        return listed < Self.listed
      }
    }
    return tally.entries
  }
}

// MARK: - Closing

extension StoryIndex {
  /// Closes the stories that the stream has left behind; `latest`: how many of those that moved last
  /// say what day it is.
  mutating func close(latest: Int) -> [StoryProfile] {
    let present = present(latest)
    var closing = open.filter { slot in
      guard let present, let last = stories[slot].lastDay else { return false }
      return present - last > Self.window(of: stories[slot])
    }
    if articles - closing.reduce(0, { $0 + stories[$1].size }) > Self.most {
      closing = crowdedOut()
    }
    for slot in closing {
      isOpen[slot] = false
      articles -= stories[slot].size
      slots[stories[slot].id] = nil
    }
    return closing.map { stories[$0].profile }
  }

  /// A day before which the stream hardly goes back: a twentieth of the stories that moved last are
  /// older. One article with a date to come closes nothing, and archives that are read beside
  /// the news keep their stories open.
  private func present(_ latest: Int) -> Double? {
    let moved = open.sorted { stories[$0].touched > stories[$1].touched }.prefix(latest)
    let days = moved.compactMap { stories[$0].lastDay }.sorted()
    return days.isEmpty ? nil : days[days.count / 20]
  }

  /// Days of silence after which it is closed.
  private static func window(of story: StoryMemory) -> Double {
    story.size == 1 ? windowAlone : window
  }

  private var open: [Int] { stories.indices.filter { isOpen[$0] } }

  /// The longest silent stories, so many that seven eighths of the room are left.
  private func crowdedOut() -> [Int] {
    var left = articles
    return open.sorted { stories[$0].touched < stories[$1].touched }.prefix { slot in
      defer { left -= stories[slot].size }
      return left > Self.most / 8 * 7
    }.sorted()
  }

  /// Whether so many stories are closed that it pays to let them go.
  var isWorthRenumbering: Bool { slots.count * 4 < stories.count * 3 }

  /// Lets go of the closed stories; returns the new slots.
  mutating func renumber() -> Renumbering {
    let renumbering = Renumbering(isOpen: isOpen)
    stories = stories.indices.filter { isOpen[$0] }.map { stories[$0] }
    isOpen = Array(repeating: true, count: stories.count)
    slots = [:]
    slots.reserveCapacity(stories.count)
    for (slot, story) in stories.enumerated() { slots[story.id] = UInt32(slot) }
    postings.renumber(renumbering)
    return renumbering
  }
}

extension StoryIndex.Candidate {
  /// How many shared terms an explanation names.
  private static let termsNamed = 6

  func described(for article: PreparedArticle) -> StoryCandidate {
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
