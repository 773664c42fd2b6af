import FeedParsing
import News
import Pipeline

/// What becomes of a list of subscriptions: new feeds with their groups, and what is left out, with the reason. Pure.
struct SubscriptionImport {
  struct Feed: Hashable {
    var url: String
    var title: String?
    var group: String?
    /// Written where the one that is made of its URL is a feed's of the settings: that keeps it, and its state.
    var id: String?
  }

  private(set) var feeds: [Feed] = []
  /// Groups that the settings do not have yet, in the order of their first feed, with the folders they come from.
  private(set) var groups: [(id: String, folder: String)] = []
  /// A line each: where it stands, what it is, why it is left out.
  private(set) var skipped: [String] = []
  private var seen: [String: String]
  private var groupIDs: Set<String>

  /// `known` are the feeds of the settings, `knownGroups` their groups.
  init(_ subscriptions: [Subscription], known: [FeedSettings], knownGroups: Set<String>) {
    seen = Dictionary(known.map { (Self.key($0.url), "in the settings as \($0.id)") }) { first, _ in
      first
    }
    groupIDs = knownGroups
    for subscription in subscriptions { add(subscription) }
    name(besides: known.map(\.id))
  }

  private mutating func name(besides known: [String]) {
    let ids = FeedIDs.derive(for: feeds.map(\.url), taken: known)
    let taken = Set(known)
    for index in feeds.indices {
      let url = feeds[index].url
      guard let alone = FeedIDs.derive(for: [url], taken: [])[url], taken.contains(alone) else {
        continue
      }
      feeds[index].id = ids[url]
    }
  }

  private mutating func add(_ subscription: Subscription) {
    guard !subscription.url.isEmpty else {
      skipped.append(
        "line \(subscription.line): \(TextLine.of(subscription.title ?? "-")): no xmlUrl")
      return
    }
    let url = Self.webURL(subscription.url)
    guard FeedURL.check(url, schemes: ["http", "https"]) == .fine else {
      skip(subscription, "no http or https URL: it cannot be polled")
      return
    }
    if let first = seen[Self.key(url)] {
      skip(subscription, "a duplicate, \(first)")
      return
    }
    seen[Self.key(url)] = "of line \(subscription.line)"
    feeds.append(
      Feed(url: url, title: subscription.title, group: group(of: subscription.folders)))
  }

  private mutating func skip(_ subscription: Subscription, _ reason: String) {
    let url = TextLine.of(SecretFreeURL.text(subscription.url))
    skipped.append("line \(subscription.line): \(url): \(reason)")
  }

  private mutating func group(of folders: [String]) -> String? {
    guard !folders.isEmpty else { return nil }
    let id = GroupID.of(folders)
    if groupIDs.insert(id).inserted {
      groups.append((id, TextLine.of(folders.joined(separator: " / "))))
    }
    return id
  }

  /// `feed:` is what browsers once handed to readers; behind it is a URL, or one without its scheme.
  private static func webURL(_ text: String) -> String {
    guard let (scheme, rest) = FeedURL.scheme(of: text), scheme == "feed" else { return text }
    return rest.hasPrefix("//") ? "http:" + rest : String(rest)
  }

  /// Equal for URLs that ask the same: scheme and host are compared without their case, http with https, and a
  /// lone slash is none.
  static func key(_ url: String) -> String {
    guard let host = FeedURL.host(of: url) else { return url }
    let rest = FeedURL.afterAuthority(of: url)
    return host.lowercased() + (rest == "/" ? "" : rest)
  }
}

/// Text of others on one line of ours.
enum TextLine {
  /// Control characters and line ends are blanks.
  static func of(_ text: String) -> String {
    var line = ""
    for scalar in text.unicodeScalars {
      let isPlain = scalar.properties.generalCategory != .control && !SourceText.isLineBreak(scalar)
      line.unicodeScalars.append(isPlain ? scalar : " ")
    }
    return line
  }
}
