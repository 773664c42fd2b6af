public import News

/// The debug line about one entry of a poll.
public enum EntryLine {
  /// `event=entry decision=new feed=… title="…" id="…" url=…`; `url` is left out where it is no web address.
  public static func logfmt(
    _ decision: EntryDecision, feed: String, title: String?, id: String, url: String?
  ) -> String {
    var line = LogfmtWriter()
    line.add("event", "entry")
    line.add("decision", decision.rawValue)
    line.add("feed", feed)
    line.add(prose: title ?? "", as: "title", limit: 400)
    line.add(prose: id, as: "id", limit: 400)
    if let link = WebLink(url) { line.add("url", link, limit: 800) }
    return line.text
  }
}
