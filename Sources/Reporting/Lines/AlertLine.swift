public import News
import Text

/// The line of an alert, for the log and for `alerts.jsonl`.
public enum AlertLine {
  /// Of the log's line in UTF-8, without its end.
  public static let maximumBytes = 2_048

  /// The members that a JSON line may have.
  public static let members = [
    "time", "event", "kind", "severity", "watch", "alert", "story", "article", "development",
    "found", "outlets", "origins", "headline", "text", "speaker", "limit", "more", "supersedes",
    "source", "url",
  ]

  /// One logfmt line; `time` is when it is told. Too long a line has its prose cut, then its address dropped.
  public static func logfmt(_ alert: Alert, at time: Timestamp) -> String {
    for limits in ProseLimits.all {
      let line = logfmt(alert, at: time, limits)
      if line.utf8.count <= maximumBytes { return line }
    }
    return logfmt(alert, at: time, .least)
  }

  /// One JSON line, without its end, with the same facts uncut and the ids of article and development.
  public static func json(_ alert: Alert, at time: Timestamp) -> String {
    var json = JSONWriter()
    json.beginObject()
    json.member("time", time.rfc3339)
    json.member("event", "alert")
    json.member("kind", alert.kind.rawValue)
    json.member("severity", alert.severity.rawValue)
    json.member("watch", alert.watch)
    json.member("alert", alert.id)
    json.member("story", alert.story)
    json.member("article", alert.article)
    json.member("development", alert.development)
    json.member("found", alert.foundAt.rfc3339)
    json.member("outlets", alert.outlets)
    json.member("origins", alert.origins)
    json.member("headline", alert.headline)
    json.member("text", saysMore(alert) ? alert.sentence : nil)
    json.member("speaker", alert.speaker)
    json.member("limit", alert.limit)
    json.member("more", alert.more > 0 ? alert.more : nil)
    json.member("supersedes", alert.supersedes)
    json.member("source", alert.source)
    json.member("url", WebLink(alert.url)?.text)
    json.endObject()
    return json.text
  }
}

extension AlertLine {
  /// How many bytes of text each field of prose may take, and the address.
  private struct ProseLimits {
    var headline: Int
    var text: Int
    var speaker: Int
    var limit: Int
    var url = 800
    var id = 200

    /// Tried in this order: the address is worth more than the end of a long sentence.
    static let all = [
      ProseLimits(headline: 2_000, text: 2_000, speaker: 2_000, limit: 2_000),
      ProseLimits(headline: 400, text: 600, speaker: 120, limit: 200),
      ProseLimits(headline: 300, text: 400, speaker: 80, limit: 120),
      ProseLimits(headline: 200, text: 240, speaker: 60, limit: 80),
      ProseLimits(headline: 160, text: 160, speaker: 40, limit: 40),
      ProseLimits(headline: 200, text: 240, speaker: 60, limit: 80, url: 0, id: 80),
    ]
    static let least = ProseLimits(headline: 80, text: 80, speaker: 20, limit: 20, url: 0, id: 40)
  }

  private static func logfmt(_ alert: Alert, at time: Timestamp, _ limits: ProseLimits) -> String {
    var line = LogfmtWriter()
    line.add("time", time.rfc3339)
    line.add("event", "alert")
    line.add("kind", alert.kind.rawValue)
    line.add("severity", alert.severity.rawValue)
    line.add("watch", alert.watch, limit: limits.id)
    line.add("alert", alert.id, limit: limits.id)
    line.add("story", alert.story, limit: limits.id)
    line.add("outlets", alert.outlets)
    line.add("origins", alert.origins)
    line.add(prose: alert.headline, as: "headline", limit: limits.headline)
    if saysMore(alert) { line.add(prose: alert.sentence, as: "text", limit: limits.text) }
    if let speaker = alert.speaker {
      line.add(prose: speaker, as: "speaker", limit: limits.speaker)
    }
    if let limit = alert.limit { line.add(prose: limit, as: "limit", limit: limits.limit) }
    if alert.more > 0 { line.add("more", alert.more) }
    if let supersedes = alert.supersedes { line.add("supersedes", supersedes, limit: limits.id) }
    line.add("source", alert.source, limit: limits.id)
    if let link = WebLink(alert.url) { line.add("url", link, limit: limits.url) }
    return line.text
  }

  /// The sentence is not the headline over again.
  private static func saysMore(_ alert: Alert) -> Bool {
    let sentence = TextCleaner.line(alert.sentence)
    return !sentence.isEmpty && sentence != TextCleaner.line(alert.headline)
  }
}
