import FeedParsing
import Fetching
import News
import Storage

extension Context {
  /// Hears an answer before the next request starts: of a host that asks for a pause nothing more is asked.
  func noteHostPause(_ response: Response) {
    let now = clock.now()
    // The clock cuts seconds, as for the poll itself.
    guard let pause = HostPause(askedBy: response, at: now.adding(seconds: 1)) else { return }
    pauses.note(pause, at: now)
  }

  /// From what came back to what shall be changed: asks the store which entries are known.
  ///
  /// - Parameter past: What documents of the feed's past have besides.
  func decide(
    _ reading: PollReading, decider: PollDecider, response: Response?, past: [Entry] = []
  ) async throws -> PollDecider.Decision {
    switch reading {
    case .unchanged: return decider.unchanged(response: response)
    case .gone: return decider.gone(response: response)
    case .failed(let failure): return decider.failed(failure, response: response)
    case .feed(let parsed, let bodyHash):
      let current = decider.candidates(of: parsed.entries)
      let candidates = current + decider.candidates(of: past, isPast: true)
      let ids = KnownEntries.entryIDs(of: candidates)
      let known = try await store.known(
        feed: decider.feed.id, entryIDs: ids,
        urlKeys: candidates.compactMap(\.keys.urlKey),
        contentHashes: candidates.map(\.keys.contentHash))
      var decision = decider.feedRead(
        parsed, bodyHash: bodyHash, candidates: candidates, known: known,
        forgotten: try await forgotten(ids, decider: decider), response: response)
      let vanishing = try await vanishing(
        candidates, listed: Set(known.map(\.number)), decider: decider)
      let isDelta = response?.isDelta == true
      if !isDelta { decision.plan.links = current.compactMap(\.keys.urlKey) }
      let isWhole =
        !parsed.isTruncated && !parsed.isCut && !isDelta && !decider.lacksFiles
        && !decider.hasSeveralFiles
      // What is listed is back, whatever else is not.
      decision.plan.vanishing = isWhole ? vanishing : Vanishing(returned: vanishing.returned)
      return decision
    }
  }

  /// What was told of the feed and stands in it no more.
  private func vanishing(
    _ candidates: [IngestPlanner.Candidate], listed: Set<Int64>, decider: PollDecider
  ) async throws -> Vanishing {
    let published = candidates.compactMap(\.keys.claimed)
    guard let oldest = published.min() else { return Vanishing() }
    let told = try await store.toldArticles(
      of: decider.feed.id, since: decider.now.adding(seconds: -Vanishing.remembered),
      publishedAfter: oldest)
    guard
      told.contains(where: {
        listed.contains($0.number) ? $0.isMissing : $0.published > oldest
      })
    else { return Vanishing() }
    let recent = try await store.recentArticles(
      of: decider.feed.id, since: decider.now.adding(seconds: -Vanishing.watchedFor),
      published: oldest)
    var vanishing = Vanishing(
      of: told, listed: listed, oldest: oldest,
      newest: published.filter { $0 <= decider.now }.max() ?? oldest, recent: recent,
      now: decider.now)
    // An outlet's front page drops what its other feeds still have.
    let elsewhere = try await store.listedElsewhere(
      vanishing.withdrawn, since: decider.now.adding(seconds: -Vanishing.believed))
    vanishing.withdrawn.removeAll(where: elsewhere.contains)
    return vanishing
  }

  /// Of `ids`, those of what retention has let go: a feed that lists it still brings no news with it.
  private func forgotten(_ ids: [String], decider: PollDecider) async throws -> Set<String> {
    guard decider.state.isBaselined else { return [] }
    return try await store.forgotten(feed: decider.feed.id, entryIDs: ids)
  }
}
