import News
import Pipeline

/// Reads the articles of a scenario.
struct ScenarioArticleReader {
  static let keys = stateKeys + ["id", "feed", "group", "role", "baseline", "later"]
  static let stateKeys = ["seen", "published", "guid", "url", "title", "text", "author", "lang"]
  static let laterKeys = stateKeys + ["vanishes"]
  /// Of articles that name no feed.
  static let feed = "outlet"

  let start: Timestamp
  /// As configured; a feed that is none of them is made up.
  let feeds: [FeedSettings]

  func read(_ items: [SourceNode], _ names: inout UniqueNames, _ findings: inout Findings)
    -> [ScenarioArticle]
  {
    var articles: [ScenarioArticle] = []
    for (index, item) in items.enumerated() {
      guard let section = Section(item, called: "an article", keys: Self.keys, &findings) else {
        continue
      }
      var name = String(index + 1)
      section.read("id", into: &name) { $0.identifier(&findings) }
      guard names.insert(name, section.place, &findings) else { continue }
      articles.append(article(section, name, &findings))
    }
    return articles
  }

  private func article(_ section: Section, _ name: String, _ findings: inout Findings)
    -> ScenarioArticle
  {
    let feed = feed(section, &findings)
    var entry = Entry(id: name)
    entry.url = "\(Self.site(of: feed))/\(name)"
    var state = ScenarioArticle.State(at: start, entry: entry)
    read(section, into: &state, &findings)
    if section.node("published") == nil { state.entry?.published = state.at }
    var states = [state]
    for item in section.node("later")?.list(&findings) ?? [] {
      guard
        let later = Section(item, called: "a later version", keys: Self.laterKeys, &findings),
        var next = states.last
      else { continue }
      read(later, into: &next, &findings)
      if later.node("seen") == nil { findings.error(later.place, "\"seen\" is missing") }
      var vanishes = false
      later.read("vanishes", into: &vanishes) { $0.boolean(&findings) }
      if vanishes { next.entry = nil }
      if let last = states.last, next.at <= last.at {
        findings.error(later.place, "a later version is seen later than the one before it")
      }
      states.append(next)
    }
    return ScenarioArticle(name: name, feed: feed, states: states)
  }

  /// Puts what is given into the state; the rest stays as it was.
  private func read(
    _ section: Section, into state: inout ScenarioArticle.State, _ findings: inout Findings
  ) {
    section.read("seen", into: &state.at) { $0.instant(since: start, &findings) }
    guard var entry = state.entry else { return }
    if let node = section.node("published") {
      if case .empty = node.content {
        entry.published = nil
      } else {
        entry.published = node.instant(since: start, &findings)
      }
    }
    section.read("guid", into: &entry.id) { $0.line(&findings) }
    section.read("url", into: &entry.url) { $0.line(&findings) }
    section.read("title", into: &entry.title) { $0.text(&findings) }
    section.read("text", into: &entry.contentText) { $0.text(&findings) }
    section.read("lang", into: &entry.language) { $0.text(&findings) }
    section.read("author", into: &entry.authors) { node in
      node.line(&findings).map { [Person(name: $0)] }
    }
    state.entry = entry
  }

  /// The configured feed or one made up, that tells its first poll unless the article came with it.
  private func feed(_ section: Section, _ findings: inout Findings) -> FeedSettings {
    var id = Self.feed
    section.read("feed", into: &id) { $0.identifier(&findings) }
    let host = id.contains(".") ? id : id + ".example"
    var feed =
      feeds.first { $0.id == id } ?? FeedSettings(id: id, url: "https://\(host)/feed")
    section.read("group", into: &feed.group) { $0.identifier(&findings) }
    section.read("role", into: &feed.role) { $0.choice(FeedRole.self, &findings) }
    var isBaseline = false
    section.read("baseline", into: &isBaseline) { $0.boolean(&findings) }
    feed.firstRun = isBaseline ? .baseline : .all
    return feed
  }

  /// `https://courier.example` of its feed's address.
  private static func site(of feed: FeedSettings) -> String {
    "https://" + (FeedURL.host(of: feed.url) ?? feed.id + ".example")
  }
}

extension SourceNode {
  /// An RFC 3339 time, or a duration after `start`: `90m`, before it `-2d`.
  func instant(since start: Timestamp, _ findings: inout Findings) -> Timestamp? {
    guard let (text, _) = scalar("a time", &findings) else { return nil }
    if let time = Timestamp(rfc3339: text) { return time }
    let isBefore = text.hasPrefix("-")
    if let duration = DurationText.parse(isBefore ? String(text.dropFirst()) : text) {
      let seconds = duration.components.seconds
      return start.adding(seconds: isBefore ? -seconds : seconds)
    }
    findings.error(
      place, "\(kind) is no time",
      remedy: "like 2026-03-02T08:00:00Z, or 90m after the start, or -2d before it")
    return nil
  }
}
