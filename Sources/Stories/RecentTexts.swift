/// The texts of the last month, to recognise copies and rewrites.
struct RecentTexts: Sendable {
  struct Text: Sendable {
    var number: Int64
    var story: String
    var origin: String
    var day: Double?
    var title: UInt64
    var sketch: Sketch
    var gist: Gist?
    var hasBody: Bool
  }

  /// In order of arrival; those before `first` are forgotten.
  private var texts: [Text?] = []
  /// How many texts were dropped from the front of `texts`.
  private var dropped = 0
  private var first = 0
  private var bySketch: [UInt32: [UInt32]] = [:]
  private var byTitle: [UInt64: UInt32] = [:]
  private var byNumber: [Int64: UInt32] = [:]
  private var newestDay = -Double.infinity

  private static let days = 30.0
  private static let most = 131_072
  private static let gists = 8_192
  private static let headlineDays = 3.0
  /// Share of the shorter text that a copy has in common.
  static let copyShare = 0.5

  func text(number: Int64) -> Text? {
    byNumber[number].flatMap { text(at: $0) }
  }

  private func text(at serial: UInt32) -> Text? {
    let index = Int(serial) - dropped
    return texts.indices.contains(index) ? texts[index] : nil
  }

  /// The earliest of the texts that share most with `article`, where that is enough for a copy.
  func original(of article: PreparedArticle) -> Text? {
    article.hasBody ? originalText(of: article) : originalHeadline(of: article)
  }

  private func originalText(of article: PreparedArticle) -> Text? {
    var serials: [UInt32] = []
    for key in article.sketch.keys { serials += bySketch[key] ?? [] }
    serials.sort()
    var best: (share: Double, text: Text)?
    var previous: UInt32?
    for serial in serials where serial != previous {
      previous = serial
      guard let text = text(at: serial), text.hasBody else { continue }
      let share = text.sketch.containment(with: article.sketch)
      if share >= Self.copyShare, share > best?.share ?? 0 { best = (share, text) }
    }
    return best?.text
  }

  private func originalHeadline(of article: PreparedArticle) -> Text? {
    guard article.title != 0, let serial = byTitle[article.title], let text = text(at: serial),
      !text.hasBody
    else { return nil }
    guard let day = article.day, let other = text.day else { return text }
    return abs(day - other) <= Self.headlineDays ? text : nil
  }

  mutating func add(_ article: PreparedArticle, story: String, origin: String) {
    let serial = UInt32(dropped + texts.count)
    texts.append(
      Text(
        number: article.number, story: story, origin: origin, day: article.day,
        title: article.title, sketch: article.sketch, gist: article.gist, hasBody: article.hasBody))
    byNumber[article.number] = serial
    if article.hasBody {
      for key in article.sketch.keys { bySketch[key, default: []].append(serial) }
    } else if article.title != 0 {
      byTitle[article.title] = serial
    }
    if texts.count > Self.gists { texts[texts.count - 1 - Self.gists]?.gist = nil }
    if let day = article.day { newestDay = max(newestDay, day) }
    while let oldest = texts[first], isPast(oldest) { forgetFirst() }
    if first > 1_024, first * 2 > texts.count {
      texts.removeFirst(first)
      dropped += first
      first = 0
    }
  }

  private func isPast(_ text: Text) -> Bool {
    guard texts.count - first > 1 else { return false }
    return texts.count - first > Self.most || newestDay - (text.day ?? newestDay) > Self.days
  }

  private mutating func forgetFirst() {
    let serial = UInt32(dropped + first)
    if let text = texts[first] {
      byNumber[text.number] = nil
      if byTitle[text.title] == serial { byTitle[text.title] = nil }
      for key in text.sketch.keys {
        bySketch[key]?.removeAll { $0 == serial }
        if bySketch[key]?.isEmpty == true { bySketch[key] = nil }
      }
    }
    texts[first] = nil
    first += 1
  }
}
