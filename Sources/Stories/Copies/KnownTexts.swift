/// The texts of the open stories, to recognise copies.
struct KnownTexts: Sendable {
  struct Text: Sendable {
    var number: Int64
    /// The story's slot in the index.
    var story: UInt32
    var origin: UInt32
    var day: Double?
    var title: UInt64
    var sketch: Sketch
    var hasBody: Bool
  }

  /// In order of arrival.
  private var texts: [Text] = []
  private var bySketch = PostingLists()
  private var byTitle = PostingLists()
  private var origins: [String] = []
  private var originNumbers: [String: UInt32] = [:]

  private static let headlineDays = 3.0
  /// Share of the shorter text that a copy has in common.
  static let copyShare = 0.5
  /// Texts looked at for a run of words, the latest first: what more texts share is furniture.
  private static let listed = 32
  /// Runs of the sample that must be common: of one alone the share cannot be told.
  private static let leastCommon: Float = 2

  struct Original {
    var text: Text
    /// Part of the shorter text that both have in common, 0 to 1.
    var share: Double
  }

  /// The earliest of the texts that share most with `article`, where that is enough for a copy.
  func original(of article: PreparedArticle, isOpen: [Bool]) -> Original? {
    article.hasBody
      ? originalText(of: article, isOpen: isOpen) : originalHeadline(of: article, isOpen: isOpen)
  }

  func origin(of text: Text) -> String { origins[Int(text.origin)] }

  private func originalText(of article: PreparedArticle, isOpen: [Bool]) -> Original? {
    var tally = Tally(most: 2_048)
    for (round, key) in article.sketch.keys.enumerated() {
      var listed = 0
      bySketch.forEachLatest(key) { serial in
        guard isOpen[Int(texts[Int(serial)].story)] else { return true }
        listed += tally.add(serial, 1, round: Int32(round)) ? 1 : 0
        return listed < Self.listed
      }
    }
    var best: (share: Double, serial: UInt32)?
    for entry in tally.entries where entry.weight >= Self.leastCommon {
      let share = texts[Int(entry.number)].sketch.containment(with: article.sketch)
      guard share >= Self.copyShare else { continue }
      if let best, (best.share, entry.number) > (share, best.serial) { continue }
      best = (share, entry.number)
    }
    return best.map { Original(text: texts[Int($0.serial)], share: $0.share) }
  }

  private func originalHeadline(of article: PreparedArticle, isOpen: [Bool]) -> Original? {
    guard article.title != 0 else { return nil }
    var found: Text?
    byTitle.forEachLatest(Occurrence.fold(article.title)) { serial in
      let text = texts[Int(serial)]
      guard text.title == article.title, isOpen[Int(text.story)] else { return true }
      found = text
      return false
    }
    guard let found else { return nil }
    if let day = article.day, let other = found.day, abs(day - other) > Self.headlineDays {
      return nil
    }
    return Original(text: found, share: 1)
  }

  mutating func add(_ article: PreparedArticle, story: UInt32, origin: String) {
    let serial = UInt32(texts.count)
    texts.append(
      Text(
        number: article.number, story: story, origin: number(of: origin), day: article.day,
        title: article.title, sketch: article.sketch, hasBody: article.hasBody))
    if article.hasBody {
      for key in article.sketch.keys { bySketch.add(serial, under: key) }
    } else if article.title != 0 {
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
    let renumbering = Renumbering(isOpen: texts.lazy.map { stories.number(for: $0.story) != nil })
    let old = (texts: texts, origins: origins)
    texts = []
    texts.reserveCapacity(renumbering.count)
    origins = []
    originNumbers = [:]
    for var text in old.texts {
      guard let story = stories.number(for: text.story) else { continue }
      text.story = story
      text.origin = number(of: old.origins[Int(text.origin)])
      texts.append(text)
    }
    bySketch.renumber(renumbering)
    byTitle.renumber(renumbering)
  }
}
