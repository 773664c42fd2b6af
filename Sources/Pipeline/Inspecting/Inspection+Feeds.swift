import Fetching
public import News
import Reporting
public import Storage
import Text

extension Inspection {
  /// Health of each feed as a table: conditions, last success, next poll and why then.
  public func feeds(at now: Timestamp) async throws(StoreError) -> String {
    let feeds = try await health(at: now)
    guard !feeds.isEmpty else { return "No feeds yet." }
    let head = Columns.row([
      ("FEED", 24), ("STATE", 16), ("LAST SUCCESS", 21), ("NEXT POLL", 21), ("WHY", 0),
    ])
    let rows = feeds.map { health in
      let state = health.state
      let words = FeedCondition.of(health, at: now).map(\.rawValue).joined(separator: ",")
      let error = state.lastError.map { TextCleaner.line($0) + "; " } ?? ""
      return Columns.row([
        (state.id, 24), (words, 16), (state.lastSuccess?.rfc3339 ?? "never", 21),
        (state.isGone ? "never" : state.nextCheck.rfc3339, 21),
        (error + TextCleaner.line(state.nextCheckReason), 0),
      ])
    }
    return ([head] + rows).joined(separator: "\n")
  }

  /// The same and more as a JSON array, an object a feed, by id. Times are RFC 3339, passwords are left out.
  public func feedsJSON(at now: Timestamp) async throws(StoreError) -> String {
    var json = JSONWriter()
    json.beginArray()
    for health in try await health(at: now) { json.feed(health, at: now) }
    json.endArray()
    return json.text
  }

  private func health(at now: Timestamp) async throws(StoreError) -> [FeedHealth] {
    try await store.feedHealth(
      from: now.adding(seconds: -FeedCondition.window), to: now.adding(seconds: 1))
  }
}

extension JSONWriter {
  fileprivate mutating func feed(_ health: FeedHealth, at now: Timestamp) {
    let state = health.state
    let conditions = FeedCondition.of(health, at: now)
    beginObject()
    member("id", state.id)
    member("url", SecretFreeURL.text(state.url))
    member("title", state.title)
    member("state", conditions.first?.rawValue)
    key("conditions")
    beginArray()
    for condition in conditions { string(condition.rawValue) }
    endArray()
    member("last_poll", state.lastPoll?.rfc3339)
    member("last_success", state.lastSuccess?.rfc3339)
    member("last_new", state.lastNew?.rfc3339)
    member("next_poll", state.isGone ? nil : state.nextCheck.rfc3339)
    member("reason", state.nextCheckReason)
    key("failures")
    int(state.failures)
    member("error", state.lastError)
    member("moved_to", state.redirect.flatMap { $0.isTold ? SecretFreeURL.text($0.target) : nil })
    key("week")
    beginObject()
    key("polls")
    int(health.polls)
    key("failed_polls")
    int(health.failedPolls)
    key("entries")
    int(health.entries)
    for decision in EntryDecision.allCases {
      guard let count = health.decisions[decision] else { continue }
      key(decision.rawValue)
      int(count)
    }
    endObject()
    endObject()
  }

  private mutating func member(_ name: String, _ value: String?) {
    key(name)
    if let value { string(TextCleaner.line(value)) } else { null() }
  }
}
