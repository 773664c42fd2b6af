import News

extension DigestBuilder {
  func plainCounts() -> DigestCounts {
    var counts = DigestCounts()
    counts.articles = input.outlets.reduce(0) { $0 + $1.articles }
    counts.baseline = input.outlets.reduce(0) { $0 + $1.baseline }
    counts.outlets = input.outlets.count
    counts.alerts = input.alerts.count
    counts.withdrawn = withdrawn.count
    counts.edits = input.edits.count
    counts.materialEdits = input.edits.filter { $0.grade == .material }.count
    let quiet = input.quietFeeds
    counts.feeds = quiet.feeds + input.feeds.count
    counts.unpolledFeeds = input.feeds.count { $0.polls == 0 }
    counts.polls = input.feeds.reduce(quiet.polls) { $0 + $1.polls }
    counts.failedPolls = input.feeds.reduce(quiet.failedPolls) { $0 + $1.failedPolls }
    counts.decisions = input.decisions.filter { $0.value > 0 }
    counts.entries = counts.decisions.values.reduce(0, +)
    return counts
  }

  func watchSummaries() -> [WatchSummary] {
    // A watch that was renamed during the day still has its lines.
    let known = Set(input.watches)
    let others = Set(input.alerts.map(\.watch) + input.holds.map(\.watch)).subtracting(known)
    return (input.watches + others.sorted()).map { watch in
      let held = HoldReason.allCases.compactMap { reason -> WatchSummary.Held? in
        let count = input.holds.filter { $0.watch == watch && $0.reason == reason }
          .reduce(0) { $0 + $1.count }
        return count > 0 ? WatchSummary.Held(reason: reason, count: count) : nil
      }
      let alerts = input.alerts.filter { $0.watch == watch }
        .sorted { ($0.foundAt, $0.id) < ($1.foundAt, $1.id) }
      return WatchSummary(watch: watch, alerts: alerts, held: held)
    }
  }

  func feedTroubles() -> [FeedTrouble] {
    input.feeds.compactMap { row -> FeedTrouble? in
      let state = row.state
      var trouble = FeedTrouble(
        feed: state.id, kind: .failing, failures: state.failures, since: state.lastSuccess,
        error: state.lastError)
      if state.isGone {
        trouble.kind = .gone
      } else if state.failures > 0 {
        trouble.kind = .failing
      } else if let lastNew = state.lastNew,
        input.to.seconds(since: lastNew) > FeedState.longSilence
      {
        trouble.kind = .silent
        trouble.since = lastNew
        trouble.error = nil
      } else if let redirect = state.redirect, redirect.isAdopted {
        trouble.kind = .moved
        trouble.since = redirect.firstSeen
        trouble.error = redirect.target
      } else if row.polls == 0, input.isComplete {
        trouble.kind = .unpolled
      } else {
        return nil
      }
      return trouble
    }
    .sorted { $0.feed < $1.feed }
  }

  func sources(citing blocks: [StoryBlock], _ statements: [StatementInStory]) -> [Source] {
    var articles: [String: Int] = [:]
    for row in input.outlets { articles[row.outlet, default: 0] += row.articles }
    // A number may stand in its story's block and in its section.
    var printed = Set(statements.map(\.statement))
    for block in blocks {
      printed.insert(block.headline)
      if block.isFull { printed.formUnion(block.statements) }
    }
    var cited: [String: Int] = [:]
    for statement in printed { cited[statement.citation.outlet, default: 0] += 1 }
    return Set(articles.keys).union(cited.keys).map { outlet in
      Source(outlet: outlet, articles: articles[outlet] ?? 0, cited: cited[outlet] ?? 0)
    }
    .sorted { left, right in
      if left.articles != right.articles { return left.articles > right.articles }
      return left.outlet < right.outlet
    }
  }

  func hours() -> [Int] {
    var hours = [Int](repeating: 0, count: 24)
    for row in input.stories {
      for article in row.articles {
        let local = input.clock.local(article.firstSeen).seconds
        let second = ((local % 86_400) + 86_400) % 86_400
        hours[Int(second / 3_600)] += 1
      }
    }
    return hours
  }
}
