/// The open stories, found by their heaviest terms.
struct StoryIndex: Sendable {
  /// By slot: in the order in which they were opened.
  private var stories: [OpenStory] = []
  private(set) var isOpen = OpenSlots()
  private var slots: [String: UInt32] = [:]
  private var postings = PostingLists()
  private var pool = MemberPool()
  private var serial = 0
  /// Of open stories.
  private(set) var articles = 0

  /// Days of silence that close a story of several articles, and one of a single article.
  private static let window = 60.0
  private static let windowAlone = 30.0
  /// Articles of open stories; beyond, those that were silent longest are closed.
  private static let most = 1 << 19
  private static let scored = 5
  private static let compared = 24
  /// Stories looked at for a term, the latest first: a term that more share tells none from another.
  private static let listed = 32
  /// The same for arcs, and how many stories are compared.
  private static let listedForArcs = 32
  private static let comparedForArcs = 16
  /// Share of the weight that the best story has in common with the article, to be compared at all.
  private static let leastShare: Float = 0.15
  private static let leastCosine = 0.03

  struct Candidate {
    var slot: UInt32
    var story: OpenStory
    var score: StoryScore
    var value = 0.0
    var threshold = 0.0
  }

  /// Returns the story's slot.
  mutating func add(_ article: PreparedArticle, to story: String) -> UInt32 {
    let slot = slots[story] ?? open(story)
    stories[Int(slot)].add(article, serial: serial, in: &pool)
    for key in article.keys { postings.add(slot, under: key.term) }
    serial += 1
    articles += 1
    return slot
  }

  private mutating func open(_ story: String) -> UInt32 {
    let slot = UInt32(stories.count)
    stories.makeRoomInHugePages(for: 1)
    stories.append(OpenStory(id: story))
    isOpen.append(true)
    slots[story] = slot
    return slot
  }

  func id(of slot: UInt32) -> String { stories[Int(slot)].id }

  /// The nearest stories that an article may join, best score first.
  func candidates(for article: PreparedArticle) -> [Candidate] {
    let slots = nearest(article)
    // In a large memory each comparison waits for others of its places: together they wait once.
    for slot in slots { pool.fetch(stories[Int(slot)].members) }
    let near = slots.map { Near(slot: $0, stories[Int($0)], article, pool) }.filter {
      $0.reach > Self.leastCosine
    }
    return candidates(for: article, among: near)
  }

  private func candidates(
    for article: PreparedArticle, among near: [Near]
  ) -> [Candidate] {
    let near = near.sorted { (-$0.reach, $0.slot) < (-$1.reach, $1.slot) }.prefix(Self.scored)
    let cosines = near.map(\.score.whole).sorted(by: >)
    let candidates = near.map { near in
      let story = stories[Int(near.slot)]
      var score = near.score
      let isBest = score.whole >= cosines[0] && cosines.count > 1
      score.margin = score.whole - (isBest ? cosines[1] : cosines[0])
      score.compare(article, with: story, near.overlaps, in: pool)
      return Candidate(
        slot: near.slot, story: story, score: score, value: score.value,
        threshold: StoryScore.Weight.threshold + (story.isRunaway ? StoryScore.Weight.runaway : 0))
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

    init(slot: UInt32, _ story: OpenStory, _ article: PreparedArticle, _ pool: MemberPool) {
      self.slot = slot
      overlaps = story.overlaps(with: article, in: pool)
      score = StoryScore(product: story.product(with: article, overlaps), of: story)
    }
  }

  /// Slots of the stories within its window that share most weight with the article's keys.
  private func nearest(_ article: PreparedArticle) -> [UInt32] {
    var tally = Tally(most: 2_048)
    count(article.keys.map { ($0.term, $0.weight) }, listed: Self.listed, in: &tally)
    let least = Self.leastShare * (tally.entries.lazy.map(\.weight).max() ?? 0)
    return tally.heaviest(Self.compared) { entry in
      guard entry.weight >= least else { return false }
      let story = stories[Int(entry.number)]
      return story.gap(to: article.day) <= Self.window(of: story)
    }
  }

  /// The stories most like the article by what it is about, whenever they were.
  func arcCandidates(for article: PreparedArticle) -> [ArcCandidate] {
    var tally = Tally(most: 4_096)
    let terms = article.themeTerms + article.keys.map(\.term)
    count(terms.map { ($0, 1) }, listed: Self.listedForArcs, in: &tally)
    return tally.heaviest(Self.comparedForArcs).map {
      stories[Int($0)].profile(in: pool.numbers).candidate(for: article)
    }
  }

  /// Adds up the weights of the keys that open stories are listed under.
  private func count(
    _ keys: [(term: UInt32, weight: Float)], listed most: Int, in tally: inout Tally
  ) {
    let lists = postings.lists(under: keys.lazy.map(\.term))
    for (round, list) in lists.enumerated() {
      let weight = keys[round].weight
      var listed = 0
      postings.forEachLatest(in: list) { slot in
        guard isOpen[slot] else { return true }
        listed += tally.add(slot, weight, round: Int32(round)) ? 1 : 0
        return listed < most
      }
    }
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
    let profiles = closing.map { stories[$0].profile(in: pool.numbers) }
    for slot in closing {
      isOpen[UInt32(slot)] = false
      articles -= stories[slot].size
      slots[stories[slot].id] = nil
      stories[slot].forget(in: &pool)
    }
    if pool.numbers.isWorthMoving {
      for slot in open { stories[slot].moveNumbers(in: &pool) }
    }
    return profiles
  }

  /// A day before which the stream hardly goes back: a twentieth of the stories that moved last are
  /// older. One article with a date to come closes nothing, and archives that are read beside
  /// the news keep their stories open.
  private func present(_ latest: Int) -> Double? {
    let days = moved(latest).compactMap { stories[$0].lastDay }.sorted()
    return days.isEmpty ? nil : days[days.count / 20]
  }

  /// The open stories that moved last.
  private func moved(_ count: Int) -> [Int] {
    var latest: [(slot: Int, touched: Int)] = []
    latest.reserveCapacity(count + 1)
    // Young stories first: most of the others are passed over then.
    for slot in stories.indices.reversed() where isOpen[UInt32(slot)] {
      let touched = stories[slot].touched
      if latest.count == count, let last = latest.last, touched < last.touched { continue }
      latest.insert((slot, touched), at: latest.firstIndex { $0.touched < touched } ?? latest.count)
      if latest.count > count { latest.removeLast() }
    }
    return latest.map(\.slot)
  }

  /// Days of silence after which it is closed.
  private static func window(of story: OpenStory) -> Double {
    story.size == 1 ? windowAlone : window
  }

  private var open: [Int] { stories.indices.filter { isOpen[UInt32($0)] } }

  /// The longest silent stories, so many that seven eighths of the room are left.
  private func crowdedOut() -> [Int] {
    var left = articles
    return open.sorted { stories[$0].touched < stories[$1].touched }.prefix { slot in
      defer { left -= stories[slot].size }
      return left > Self.most / 8 * 7
    }.sorted()
  }

  /// Whether so many stories are closed that it pays to let them go.
  var isWorthRenumbering: Bool { slots.count * 8 < stories.count * 7 }

  /// Lets go of the closed stories; returns the new slots.
  mutating func renumber() -> Renumbering {
    let renumbering = Renumbering(isOpen)
    for (slot, old) in open.enumerated() where slot != old { stories.swapAt(slot, old) }
    stories.removeSubrange(renumbering.count...)
    isOpen = OpenSlots(repeatElement(true, count: stories.count))
    slots = [:]
    slots.reserveCapacity(stories.count)
    for (slot, story) in stories.enumerated() { slots[story.id] = UInt32(slot) }
    postings.renumber(renumbering)
    return renumbering
  }
}

extension StoryIndex {
  /// How many shared terms an explanation names.
  private static let termsNamed = 6

  func describe(_ candidate: Candidate, for article: PreparedArticle) -> StoryCandidate {
    let story = candidate.story
    let shared = article.keys.compactMap { key -> (text: String, weight: Float)? in
      let weight = story.weight(of: key.term, in: pool) * key.weight
      return weight > 0 ? (article.text(of: key), weight) : nil
    }
    let order = shared.enumerated().sorted {
      (-$0.element.weight, $0.offset) < (-$1.element.weight, $1.offset)
    }
    return StoryCandidate(
      story: story.id, score: candidate.value, threshold: candidate.threshold,
      cosine: candidate.score.whole, gap: candidate.score.gap, size: story.size,
      terms: order.prefix(Self.termsNamed).map(\.element.text))
  }

  func members(of story: OpenStory) -> ArraySlice<OpenStory.Member> { pool[story.members] }

  /// Cosine of the article with one of a story's.
  func likeness(of article: PreparedArticle, to member: OpenStory.Member) -> Float {
    article.withComparedTerms { member.withEntries(in: pool.numbers, $0.overlap).whole }
  }
}
