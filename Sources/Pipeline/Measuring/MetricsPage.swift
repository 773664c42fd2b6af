import News
import Storage

/// The metrics page: what happened since the start, and what the store holds. Pure.
struct MetricsPage {
  let counts: Tally.Counts
  let census: FeedCensus
  let stock: StoreStock
  let version: String
  let started: Timestamp

  /// The same inputs give the same bytes; each value of a closed list has its line, 0 too, so that rates begin.
  var text: String {
    var page = MetricsWriter()
    page.begin("storywatch_build_info", .gauge, "Which program this is.")
    page.sample("storywatch_build_info", [("version", version)], 1)
    page.single(
      "storywatch_start_time_seconds", .gauge, "When the daemon started, in seconds since 1970.",
      Int(started.seconds))
    writePolls(&page)
    writeNews(&page)
    writeAlerts(&page)
    writeStock(&page)
    return page.text
  }

  private func writePolls(_ page: inout MetricsWriter) {
    page.family(
      "storywatch_feeds", .gauge, "Configured feeds by how they fare.", label: "state",
      [("ok", census.ok), ("failing", census.failing), ("gone", census.gone), ("new", census.new)])
    if let next = census.nextCheck {
      page.single(
        "storywatch_next_poll_timestamp_seconds", .gauge, "When the next feed is due.",
        Int(next.seconds))
    }
    page.family(
      "storywatch_polls_total", .counter, "Polls by result.", label: "result",
      Poll.Result.allCases.map { ($0.rawValue, counts.polls[$0] ?? 0) })
    page.single(
      "storywatch_poll_body_bytes_total", .counter, "Bytes of bodies received, decoded.",
      counts.bytes)
    let name = "storywatch_poll_duration_seconds"
    page.begin(name, .histogram, "Time from the request to the end of the answer.")
    var below = 0
    for (bound, count) in zip(Histogram.bounds, counts.durations.counts) {
      below += count
      page.sample(name + "_bucket", [("le", bound.text)], below)
    }
    page.sample(name + "_bucket", [("le", "+Inf")], counts.durations.total)
    page.sample(name + "_sum", [], text: MetricsWriter.thousandths(counts.durations.milliseconds))
    page.sample(name + "_count", counts.durations.total)
  }

  private func writeNews(_ page: inout MetricsWriter) {
    page.family(
      "storywatch_entries_total", .counter, "Fetched entries by the decision of their poll.",
      label: "decision",
      EntryDecision.allCases.map { ($0.rawValue, counts.entries[$0] ?? 0) })
    page.family(
      "storywatch_articles_total", .counter, "New articles by what the story stage found.",
      label: "decision",
      [EntryDecision.new, .copy, .repeats].map { ($0.rawValue, counts.articles[$0] ?? 0) })
    page.single("storywatch_stories_total", .counter, "Stories opened.", counts.stories)
    page.family(
      "storywatch_developments_total", .counter, "Developments found, by kind.", label: "kind",
      AlertKind.allCases.map { ($0.rawValue, counts.developments[$0] ?? 0) })
  }

  private func writeAlerts(_ page: inout MetricsWriter) {
    page.begin("storywatch_alerts_total", .counter, "Alerts decided.")
    let alerts = counts.alerts.sorted { left, right in
      (left.key.watch, left.key.kind.rawValue, left.key.severity)
        < (right.key.watch, right.key.kind.rawValue, right.key.severity)
    }
    for (labels, count) in alerts {
      page.sample(
        "storywatch_alerts_total",
        [
          ("kind", labels.kind.rawValue), ("severity", labels.severity.rawValue),
          ("watch", labels.watch),
        ], count)
    }
    page.family(
      "storywatch_alerts_held_total", .counter, "Matches of a watch that became no alert.",
      label: "reason", HoldReason.allCases.map { ($0.rawValue, counts.held[$0] ?? 0) })
    page.single(
      "storywatch_alerts_pending", .gauge, "Alerts that are decided and not written yet.",
      stock.unwrittenAlerts)
    page.single(
      "storywatch_webhook_pending", .gauge, "Alerts that wait for the webhook.",
      stock.waitingDeliveries)
  }

  private func writeStock(_ page: inout MetricsWriter) {
    page.single("storywatch_store_bytes", .gauge, "Size of the database and its log.", stock.bytes)
    if let written = stock.lastDigest {
      page.single(
        "storywatch_digest_written_timestamp_seconds", .gauge, "When a digest was last written.",
        Int(written.seconds))
    }
  }
}
