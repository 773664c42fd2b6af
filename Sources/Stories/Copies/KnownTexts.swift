/// The texts of the open stories, to recognise copies.
struct KnownTexts: Sendable {
  struct Text: Sendable {
    let number: Int64
    let title: UInt64
    /// The story's slot in the index.
    var story: UInt32
    var origin: UInt32
    /// Not a number where nobody knows.
    let day: Float
    fileprivate var sketch: NumberPool.Place
    fileprivate let isSketchComplete: Bool
    let hasBody: Bool
  }

  /// In order of arrival.
  private var texts: [Text] = []
  private var sketches = NumberPool()
  private var bySketch = PostingLists()
  private var byTitle = PostingLists()
  private var origins: [String] = []
  private var originNumbers: [String: UInt32] = [:]

  /// Share of the shorter text that a copy has in common.
  static let copyShare = 0.5
  /// The same of a text with few words, and how many of its runs must be known: below, outlets say
  /// the same of themselves.
  private static let shortShare = 0.75
  private static let leastRuns = 6
  /// The same between two reports of one event.
  private static let leastRunsOfStory = 2
  /// What a headline or a few words tell of whose text it is holds for so long.
  private static let shortDays = 3.0
  /// Texts looked at for a run of words, the latest first: what more texts share is furniture.
  private static let listed = 32
  /// Runs of the sample that must be common: of one alone the share cannot be told.
  private static let leastCommon = 2

  struct Original {
    var text: Text
    /// Part of the shorter text that both have in common, 0 to 1; nil where it is the headline.
    var share: Double?
  }

  /// The earliest of the texts that share most with `article`, where that is enough for a copy.
  func original(of article: PreparedArticle, isOpen: OpenSlots) -> Original? {
    originalText(of: article, leastRuns: Self.leastRuns) { isOpen[$0] }
      ?? (article.hasBody ? nil : originalHeadline(of: article, isOpen: isOpen))
  }

  /// The same among the texts of the story that the article belongs to, where fewer words are enough.
  func original(of article: PreparedArticle, in story: UInt32) -> Original? {
    guard !article.hasBody else { return nil }
    return originalText(of: article, leastRuns: Self.leastRunsOfStory) { $0 == story }
  }

  func origin(of text: Text) -> String { origins[Int(text.origin)] }

  private func originalText(
    of article: PreparedArticle, leastRuns: Int, where isEligible: (_ story: UInt32) -> Bool
  ) -> Original? {
    var tally = Tally(most: 2_048)
    for (round, list) in bySketch.lists(under: article.sketch.keys).enumerated() {
      var listed = 0
      bySketch.forEachLatest(in: list) { serial in
        guard isEligible(texts[Int(serial)].story) else { return true }
        listed += tally.add(serial, 1, round: Int32(round)) ? 1 : 0
        return listed < Self.listed
      }
    }
    var best: (share: Double, serial: UInt32)?
    for entry in tally.entries {
      let known = texts[Int(entry.number)]
      let share =
        article.hasBody && known.hasBody
        ? share(of: article, in: known, keys: Int(entry.weight))
        : shareOfShort(article, known, leastRuns: leastRuns)
      guard let share else { continue }
      if let best, (best.share, entry.number) > (share, best.serial) { continue }
      best = (share, entry.number)
    }
    return best.map { Original(text: texts[Int($0.serial)], share: $0.share) }
  }

  /// Part of the shorter text that both have in common; nil where that makes no copy.
  ///
  /// `keys`: how many they have in common.
  private func share(of article: PreparedArticle, in known: Text, keys: Int) -> Double? {
    guard keys >= Self.leastCommon else { return nil }
    let share = sketch(of: known).containment(with: article.sketch).share
    return share >= Self.copyShare ? share : nil
  }

  private func shareOfShort(_ article: PreparedArticle, _ known: Text, leastRuns: Int) -> Double? {
    let sketch = sketch(of: known)
    guard Self.isNear(article, known), min(article.sketch.count, sketch.count) >= leastRuns
    else { return nil }
    let containment = sketch.containment(with: article.sketch)
    guard containment.common >= Self.leastCommon, containment.share >= Self.shortShare else {
      return nil
    }
    return containment.share
  }

  private func sketch(of text: Text) -> Sketch {
    Sketch(hashes: sketches.numbers(at: text.sketch), isComplete: text.isSketchComplete)
  }

  private static func isNear(_ article: PreparedArticle, _ known: Text) -> Bool {
    guard let day = article.day, !known.day.isNaN else { return true }
    return abs(day - Double(known.day)) <= shortDays
  }

  /// Where both have words of their own beside the headline, these decide.
  private func originalHeadline(of article: PreparedArticle, isOpen: OpenSlots) -> Original? {
    guard article.title != 0 else { return nil }
    var found: Text?
    byTitle.forEachLatest(Occurrence.fold(article.title)) { serial in
      let text = texts[Int(serial)]
      guard text.title == article.title, isOpen[text.story],
        min(sketch(of: text).count, article.sketch.count) < Self.leastRuns
      else { return true }
      found = text
      return false
    }
    guard let found, Self.isNear(article, found) else { return nil }
    return Original(text: found)
  }

  mutating func add(_ article: PreparedArticle, story: UInt32, origin: String) {
    let serial = UInt32(texts.count)
    texts.append(
      Text(
        number: article.number, title: article.title, story: story, origin: number(of: origin),
        day: article.day.map(Float.init) ?? .nan, sketch: sketches.add(article.sketch.hashes),
        isSketchComplete: article.sketch.isComplete, hasBody: article.hasBody))
    for key in article.sketch.keys { bySketch.add(serial, under: key) }
    if !article.hasBody, article.title != 0 {
      byTitle.add(serial, under: Occurrence.fold(article.title))
    }
  }

  private mutating func number(of origin: String) -> UInt32 {
    if let number = originNumbers[origin] { return number }
    let number = UInt32(origins.count)
    origins.append(origin)
    originNumbers[origin] = number
    return number
  }

  /// Lets go of the texts of closed stories.
  mutating func renumber(_ stories: Renumbering) {
    let renumbering = Renumbering(OpenSlots(texts.lazy.map { stories.keeps($0.story) }))
    let old = origins
    origins = []
    originNumbers = [:]
    var kept = 0
    for index in texts.indices {
      var text = texts[index]
      guard let story = stories.number(for: text.story) else {
        sketches.drop(text.sketch)
        continue
      }
      text.story = story
      text.origin = number(of: old[Int(text.origin)])
      texts[kept] = text
      kept += 1
    }
    texts.removeSubrange(kept...)
    if sketches.isWorthMoving {
      for index in texts.indices { sketches.move(&texts[index].sketch) }
    }
    bySketch.renumber(renumbering)
    byTitle.renumber(renumbering)
  }
}
