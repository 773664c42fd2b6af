public import News

/// The log's line about an operation: `time event severity`, then its fields.
public enum OperationLine {
  /// One logfmt line. Error texts may hold a server's words and are cleaned like feed text.
  public static func logfmt(_ operation: Operation, at time: Timestamp) -> String {
    var line = LogfmtWriter()
    line.add("time", time.rfc3339)
    line.add("event", operation.name)
    line.add("severity", operation.severity.rawValue)
    fields(of: operation, to: &line)
    return line.text
  }

  private static let longestMessage = 600

  private static func fields(of operation: Operation, to line: inout LogfmtWriter) {
    switch operation {
    case .feedFailing(let feed, let failures, let error, let since, let next):
      line.add("feed", feed)
      line.add("failures", failures)
      line.add(prose: error, as: "error", limit: longestMessage)
      line.add("since", time: since)
      line.add("next", time: next)
    case .feedRecovered(let feed, let failures, let since):
      line.add("feed", feed)
      line.add("failures", failures)
      line.add("since", time: since)
    case .feedSilent(let feed, let lastNew):
      line.add("feed", feed)
      line.add("last_new", time: lastNew)
    case .feedMoved(let feed, let from, let to):
      line.add("feed", feed)
      line.add("from", from, limit: longestMessage)
      line.add("to", to, limit: longestMessage)
    case .feedGone(let feed, let url):
      line.add("feed", feed)
      line.add("url", url, limit: longestMessage)
    case .feedQuarantined(let feed, let entries):
      line.add("feed", feed)
      line.add("entries", entries)
    case .feedFlood(let feed, let more):
      line.add("feed", feed)
      line.add("more", more)
    case .feedCut(let feed, let entries):
      line.add("feed", feed)
      line.add("entries", entries)
    case .feedResting(let feed, let until):
      line.add("feed", feed)
      line.add("until", time: until)
    case .networkDown: break
    case .networkUp(let since): line.add("since", time: since)
    case .watchBlind(let watch, let feeds):
      line.add("watch", watch)
      line.add("feeds", feeds)
    case .watchSpent(let watch, let lines, let until):
      line.add("watch", watch)
      line.add("lines", lines)
      line.add("until", time: until)
    case .webhookFailing(let error, let waiting):
      line.add(prose: error, as: "error", limit: longestMessage)
      line.add("waiting", waiting)
    case .webhookRecovered(let waiting): line.add("waiting", waiting)
    case .configRejected(let file, let row, let column, let message):
      line.add("file", file, limit: longestMessage)
      if let row { line.add("line", row) }
      if let column { line.add("column", column) }
      line.add(prose: message, as: "error", limit: longestMessage)
    case .configLoaded(let file, let feeds, let watches, let waiting):
      line.add("file", file, limit: longestMessage)
      line.add("feeds", feeds)
      line.add("watches", watches)
      if !waiting.isEmpty { line.add(prose: waiting.joined(separator: " "), as: "at_next_start") }
    case .poll(let poll): fields(of: poll, to: &line)
    case .digest(let day, let file):
      line.add("day", day.description)
      line.add("file", file, limit: longestMessage)
    case .logDropped(let lines): line.add("lines", lines)
    case .trouble(let message): line.add(prose: message, as: "error", limit: longestMessage)
    }
  }

  private static func fields(of poll: Poll, to line: inout LogfmtWriter) {
    line.add("feed", poll.feed)
    line.add("result", poll.result.rawValue)
    if let status = poll.status { line.add("status", status) }
    line.add("entries", poll.entries)
    for decision in EntryDecision.allCases {
      guard let count = poll.decisions[decision], count > 0 else { continue }
      line.add(key: decision.rawValue, count)
    }
    line.add("bytes", poll.bytes)
    line.add("ms", poll.milliseconds)
    if let message = poll.message { line.add(prose: message, as: "error", limit: longestMessage) }
  }
}

extension LogfmtWriter {
  fileprivate mutating func add(_ key: StaticString, time: Timestamp?) {
    if let time { add(key, time.rfc3339) }
  }
}
