import News
import Pipeline
import Text
import Watching

/// What a configuration amounts to, in words: the text of `storywatch check`.
///
/// Pure. Secrets are left out; texts of the user stand as written.
struct SettingsSummary {
  private let reading: SettingsReader.Reading

  /// Several lines; the last has no line feed.
  static func text(_ reading: SettingsReader.Reading) -> String {
    let summary = SettingsSummary(reading: reading)
    let parts = [
      summary.general, summary.polling, summary.watches, summary.network, summary.notices,
    ]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n")
  }

  private var settings: Settings { reading.settings }

  private var general: [String] {
    let alerts = settings.alerts
    let digest = settings.digest
    var lines = [
      "state      \(settings.stateDirectory)",
      "time zone  \(settings.timeZone)",
      "alerts     \(alerts.outputs.map(\.rawValue).joined(separator: ", ")); settle "
        + "\(DurationText.text(alerts.settle)), cooldown \(DurationText.text(alerts.cooldown)), "
        + "at most \(alerts.budget) a day for each watch",
    ]
    if let quiet = alerts.quiet {
      lines.append(
        "quiet      \(Self.time(quiet.fromMinute)) to \(Self.time(quiet.toMinute)), except "
          + quiet.except.rawValue + (quiet.except < .critical ? " and above" : ""))
    }
    lines.append(
      "digest     at \(Self.time(digest.minuteOfDay)), \(digest.stories) stories, "
        + digest.formats.map(\.rawValue).joined(separator: ", "))
    return lines
  }

  private var polling: [String] {
    let feeds = settings.feeds
    let width = feeds.map(\.id.utf8.count).max() ?? 0
    let outlets = OutletNames(settings.publishers)
    return [Self.counted(feeds.count, "feed", "feeds")]
      + feeds.map { feed in
        "  " + Self.padded(feed.id, to: width) + "  "
          + Self.line(feed, role: outlets.role(of: feed))
      } + contact
  }

  /// Servers of others want to know whom to write to.
  private var contact: [String] {
    let isRemote = settings.feeds.contains { !$0.url.hasPrefix("file:") }
    let isAnonymous = settings.feeds.contains { $0.userAgent == FeedSettings.defaultUserAgent }
    guard isRemote, isAnonymous else { return [] }
    return [
      "  user agent \"\(FeedSettings.defaultUserAgent)\"; defaults: user_agent names a contact of yours"
    ]
  }

  private static func line(_ feed: FeedSettings, role: FeedRole) -> String {
    var parts = [role.rawValue]
    if let group = feed.group { parts.append("group \(group)") }
    if let publisher = feed.publisher { parts.append("publisher \(publisher)") }
    switch feed.firstRun {
    case .baseline: break
    case .all: parts.append("first run tells all")
    case .recent(let age): parts.append("first run tells the last \(DurationText.text(age))")
    }
    if feed.backfill > 0 {
      parts.append(
        "first poll follows its archive, at most \(counted(feed.backfill, "document", "documents"))"
      )
    }
    if feed.authentication != nil { parts.append("with credentials") }
    let pace =
      feed.followsRhythm && feed.maxInterval > feed.interval
      ? "every \(DurationText.text(feed.interval)) to \(DurationText.text(feed.maxInterval))"
      : "every \(DurationText.text(feed.interval))"
    return "\(pace)  \(SecretFreeURL.text(feed.url))  (\(parts.joined(separator: ", ")))"
  }

  private var watches: [String] {
    guard !settings.watches.isEmpty else {
      return ["no watches: the digest is written, no alert is"]
    }
    return [Self.counted(settings.watches.count, "watch", "watches")]
      + settings.watches.flatMap { watch in
        [
          "  \(watch.id): \(watch.severity.rawValue), \(scope(of: watch))",
          "    \(watch.queryText)",
        ]
          + conditions(of: watch)
      }
  }

  private func scope(of watch: Watch) -> String {
    guard !watch.groups.isEmpty || !watch.feeds.isEmpty else { return "every feed" }
    let seen = settings.feeds.filter { watch.looksAt(feed: $0.id, group: $0.group) }
    let names = (watch.groups.map { "group \($0)" } + watch.feeds).joined(separator: ", ")
    return "\(names) (\(Self.counted(seen.count, "feed", "feeds")))"
  }

  private func conditions(of watch: Watch) -> [String] {
    var lines: [String] = []
    if watch.minOrigins > 1 {
      lines.append("    held until \(watch.minOrigins) independent origins have it")
    }
    if let escalate = watch.escalate {
      lines.append(
        "    \(escalate.severity.rawValue) when \(escalate.origins) origins have it within "
          + DurationText.text(escalate.within))
    }
    return lines
  }

  private var network: [String] {
    let limits = settings.limits
    guard settings.feeds.contains(where: { !$0.url.hasPrefix("file:") }) else { return [] }
    var lines = [
      "network    \(limits.connections) transfers at a time, \(limits.perHost) to one host, starts "
        + "\(DurationText.text(limits.hostGap)) apart"
    ]
    guard limits.deniesPrivateNetworks else {
      lines.append(
        "           feeds and redirects may lead to any network, your own machines included")
      return lines
    }
    lines.append(
      "           addresses of private networks are refused, judged on the address connected to")
    if !limits.allowedNetworks.isEmpty {
      lines.append(
        "           but for \(limits.allowedNetworks.map(\.description).joined(separator: ", "))")
    }
    let exempt = settings.feeds.filter(\.allowsPrivateNetworks).map(\.id)
    if !exempt.isEmpty {
      lines.append(
        "           but for the feeds \(exempt.joined(separator: ", ")), not their redirects")
    }
    return lines
  }

  private var notices: [String] {
    reading.notices.map(\.description)
  }

  private static func counted(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }

  /// `06:00`
  private static func time(_ minute: Int) -> String {
    [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}
