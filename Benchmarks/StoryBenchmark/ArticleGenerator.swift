import News

/// Invented news in JSON lines, as `storywatch group` reads them: the same in every run.
///
/// Events have names and topics of their own, and one to a dozen reports spread over days; words are
/// as frequent as in a text, and new ones keep coming: what an article shares with those before it grows
/// as it does in labelled collections of real news. Every tenth report repeats most of an earlier one.
struct ArticleGenerator {
  struct Report {
    var id: String
    var title: String
    var text: String
    var published: Timestamp
    var outlet: String
  }

  private struct Event {
    var names: [String]
    var words: [String]
    var left: Int
    var lastText = ""
  }

  private var random: RandomNumbers
  private var running: [Event] = []
  private var count = 0

  private static let runningEvents = 400
  private static let sentences = 12
  private static let outlets = 500
  /// The first of March 2026.
  static let start = Timestamp(seconds: 1_772_323_200)
  private let secondsApart: Int64
  /// Words that stand in all kinds of texts.
  private static let commonWords = 30_000

  /// Six seconds apart, 300,000 articles take three weeks: nothing closes on the way.
  init(seed: UInt64, secondsApart: Int64 = 6) {
    random = RandomNumbers(seed: seed)
    self.secondsApart = secondsApart
  }

  /// Kinds of words: those of one kind are none of another.
  private enum Kind: Int, CaseIterable {
    case common, topic, name
  }

  /// The word of a rank, the same each time.
  private static func spelled(_ rank: Int, _ kind: Kind) -> String {
    // From 224 up a number has two syllables at least.
    var number = rank * Kind.allCases.count + kind.rawValue + onsets.count * rimes.count
    var word = ""
    while number > 0 {
      word += onsets[number % onsets.count]
      number /= onsets.count
      word += rimes[number % rimes.count]
      number /= rimes.count
    }
    return kind == .name ? capitalised(word) : word
  }

  private static let onsets = [
    "b", "br", "d", "dr", "f", "g", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v",
  ]
  private static let rimes = [
    "a", "an", "ar", "e", "el", "en", "i", "in", "ir", "o", "ol", "on", "u", "ul",
  ]

  private static func capitalised(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  /// The next article.
  mutating func next() -> [UInt8] {
    let report = report()
    return Array(
      """
      {"id":"\(report.id)","title":"\(report.title)","text":"\(report.text)",\
      "published":"\(report.published.rfc3339)","source":"\(report.outlet)"}
      """.utf8)
  }

  mutating func report() -> Report {
    while running.count < Self.runningEvents { running.append(event()) }
    let place = Int.random(in: 0..<running.count, using: &random)
    var event = running[place]
    event.left -= 1
    let repeats = !event.lastText.isEmpty && random.fraction() < 0.1
    let text = repeats ? event.lastText : text(of: event)
    event.lastText = text
    if event.left == 0 {
      running.remove(at: place)
    } else {
      running[place] = event
    }
    let outlet = Int.random(in: 0..<Self.outlets, using: &random)
    let title = "\(event.names[0]) \(event.words[0]) \(event.words[1]) \(event.names[1])"
    defer { count += 1 }
    return Report(
      id: "g\(count)", title: title, text: text,
      published: Self.start.adding(seconds: Int64(count) * secondsApart),
      outlet: "outlet\(outlet).example")
  }

  private mutating func pick(_ words: [String]) -> String {
    words[random.index(below: words.count)]
  }

  /// Half of the events have one report, few have many.
  private mutating func event() -> Event {
    let names = (0..<6).map { _ in name() + " " + name() } + [name()]
    var left = 1
    while left < 12, random.fraction() < 0.45 { left += 1 }
    return Event(
      names: names, words: (0..<30).map { _ in Self.spelled(random.openRank(), .topic) },
      left: left)
  }

  private mutating func name() -> String {
    Self.spelled(random.openRank(), .name)
  }

  private mutating func text(of event: Event) -> String {
    (0..<Self.sentences).map { _ in sentence(of: event) }.joined(separator: " ")
  }

  private mutating func sentence(of event: Event) -> String {
    let words = (0..<Int.random(in: 10...24, using: &random)).map { _ -> String in
      let draw = random.fraction()
      if draw < 0.12 { return pick(event.names) }
      if draw < 0.35 { return pick(event.words) }
      return draw < 0.6
        ? "the" : Self.spelled(random.rank(below: Self.commonWords), .common)
    }
    return Self.capitalised(words.joined(separator: " ")) + "."
  }
}
