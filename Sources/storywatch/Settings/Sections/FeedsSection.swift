import Pipeline

/// `feeds:`, a list of URLs and of feeds with keys of their own.
struct FeedsSection {
  static let keys = ["id", "url", "title", "group"] + FeedLayer.keys

  /// What feeds refer to and inherit from.
  struct Context {
    var surroundings: Surroundings
    var defaults: FeedLayer
    var groups: GroupsSection
    var publishers: UniqueNames
    var limits: FetchLimits
  }

  private(set) var feeds: [FeedSettings] = []
  private(set) var ids = UniqueNames("feed")

  init(_ items: [SourceNode], _ context: Context, _ findings: inout Findings) {
    var named: [NamedFeed] = []
    for item in items {
      guard let feed = Self.readNames(item, &findings) else { continue }
      named.append(feed)
    }
    let derived = FeedIDs.derive(
      for: named.filter { $0.id == nil }.map(\.writtenURL),
      taken: named.compactMap(\.id))
    var urls: [String: Place] = [:]
    feeds.reserveCapacity(named.count)
    for feed in named {
      guard let id = feed.id ?? derived[feed.writtenURL],
        ids.insert(id, feed.place, &findings)
      else { continue }
      if let first = urls[feed.url] {
        findings.warn(feed.place, "the URL of this feed is also that of the feed at \(first)")
      } else {
        urls[feed.url] = feed.place
      }
      feeds.append(Self.read(feed, id: id, context, &findings))
    }
  }
}

extension FeedsSection {
  /// A feed whose id and URL were read; its other keys wait until all ids are known.
  private struct NamedFeed {
    var id: String?
    var writtenURL: String
    var url: String
    var place: Place
    var section: Section?
  }

  private static func readNames(_ item: SourceNode, _ findings: inout Findings) -> NamedFeed? {
    switch item.content {
    case .scalar(let text, _):
      guard let url = item.feedURL(&findings) else { return nil }
      return NamedFeed(writtenURL: text, url: url, place: item.place)
    case .mapping:
      guard let section = Section(item, called: "a feed", keys: keys, &findings) else { return nil }
      let id = section.node("id").flatMap { $0.identifier(&findings) }
      guard let node = section.required("url", &findings), let url = node.feedURL(&findings),
        case .scalar(let text, _) = node.content
      else { return nil }
      let place = section.node("id")?.place ?? node.place
      return NamedFeed(id: id, writtenURL: text, url: url, place: place, section: section)
    case .sequence, .empty:
      findings.error(item.place, "expected a URL or the keys of a feed, found \(item.kind)")
      return nil
    }
  }

  private static func read(
    _ named: NamedFeed, id: String, _ context: Context, _ findings: inout Findings
  ) -> FeedSettings {
    var feed = FeedSettings(id: id, url: named.url)
    var layers = [context.defaults]
    if let section = named.section {
      section.read("title", into: &feed.title) { $0.line(&findings) }
      section.read("group", into: &feed.group) { node in
        guard let name = node.text(&findings),
          context.groups.names.resolve(name, node.place, &findings)
        else { return nil }
        return name
      }
      if let layer = feed.group.flatMap(context.groups.layer) { layers.append(layer) }
      layers.append(FeedLayer(section, context.surroundings, context.publishers, &findings))
    }
    for layer in layers { layer.apply(to: &feed) }
    FeedAdvice(feed: feed, place: named.place, layers: layers, limits: context.limits)
      .give(&findings)
    return feed
  }
}
