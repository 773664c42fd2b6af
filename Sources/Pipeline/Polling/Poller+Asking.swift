import Fetching
import News
import Reporting
import Synchronization

extension Poller {
  /// What asking for a feed came to, as far as it can be told without the store.
  enum Hearing {
    /// Nothing was read.
    case decided(PollDecider.Decision)
    case read(PollReading, Response?, past: Backfill?, PollDecider)
  }

  /// Asks for the feed. What cannot be recorded is an error, or with `insists` tried until it can.
  func hear(_ decider: PollDecider, insists: Bool) async throws -> Hearing {
    if decider.feed.url.hasPrefix("file:") { return readFiles(decider) }
    let host = Fetcher.host(of: decider.startURL) ?? decider.feed.url
    if let pause = pause(of: host) { return .decided(decider.resting(until: pause)) }
    var request: Request
    do throws(PollError) {
      request = try requests.request(
        for: decider.feed, state: decider.state, startURL: decider.startURL)
    } catch {
      return .decided(decider.failed(.configuration(error.message), response: nil))
    }
    // Others of the host may be told to wait while this one waits for its turn.
    request.isStillWanted = { [weak self] in self?.pause(of: host) == nil }
    if decider.pausesHosts { request.noteAnswer = context.noteHostPause }
    var decider = decider
    let response: Response
    switch try await ask(request, for: &decider, insists: insists) {
    case .success(let answer): response = answer
    case .failure(let error): return .decided(failed(error, host: host, decider))
    }
    _ = note(host: host, isReachable: true)
    let reading = PollReading(response, for: decider.feed, state: decider.state)
    let past = await backfill(reading, behind: response, decider)
    return .read(reading, response, past: past, decider)
  }

  /// What that changes.
  func decide(_ hearing: Hearing) async throws -> PollDecider.Decision {
    switch hearing {
    case .decided(let decision): return decision
    case .read(let reading, let response, let past, let decider):
      var decision = try await context.decide(
        reading, decider: decider, response: response, past: past?.entries ?? [])
      if let problem = past?.problem { decision.plan.poll.message = "archive: " + problem }
      return decision
    }
  }

  /// The answer; where polls are recorded, the line is on disk by then, and the poll counts from its time.
  private func ask(_ request: Request, for decider: inout PollDecider, insists: Bool) async throws
    -> Result<Response, FetchError>
  {
    let result: Result<Response, FetchError>
    do throws(FetchError) {
      result = .success(try await fetcher.fetch(request))
    } catch {
      switch error {
      case .cancelled, .notWanted, .exhausted: return .failure(error)
      default: break
      }
      result = .failure(error)
    }
    // What the feed waited for its host's turn is no part of its next wait.
    decider.now = context.clock.now()
    guard let recorder else { return result }
    let (feed, clock) = (decider.feed.id, context.clock)
    if insists {
      // A server is not asked again because our disk is full.
      try await context.persist {
        decider.now = try recorder.write(feed: feed, request: request, result: result, clock: clock)
      }
    } else {
      decider.now = try recorder.write(feed: feed, request: request, result: result, clock: clock)
    }
    return result
  }

  private func failed(_ error: FetchError, host: String, _ decider: PollDecider)
    -> PollDecider.Decision
  {
    if case .exhausted = error {
      context.tell(trouble: error.message)
      return decider.unasked(because: error.message)
    }
    // The program ends, and the fetcher before this.
    if error == .cancelled { return decider.unasked(because: error.message) }
    if error == .notWanted, let pause = pause(of: host) { return decider.resting(until: pause) }
    guard error.concernsNetwork else { return decider.failed(.fetch(error), response: nil) }
    return switch note(host: host, isReachable: !error.isConnectionLevel) {
    case .up: decider.failed(.fetch(error), response: nil)
    case .uncertain: decider.undecided()
    case .down: decider.offline()
    }
  }

  private func readFiles(_ decider: PollDecider) -> Hearing {
    var decider = decider
    let path = String(decider.feed.url.dropFirst("file:".count))
    let documents: [FileFeed.Document]
    do throws(FetchError) {
      documents = try FileFeed.read(path: path, maximumBytes: decider.feed.maxBytes) { name in
        decider.lacksFiles = true
        context.tell(
          trouble: "feed \(decider.feed.id): \(name) cannot be opened, and is skipped")
      }
    } catch {
      // What a file is says nothing of the network.
      if case .exhausted = error { return .decided(failed(error, host: "", decider)) }
      return .decided(decider.failed(.fetch(error), response: nil))
    }
    guard !documents.isEmpty || !decider.lacksFiles else {
      return .decided(
        decider.failed(.notAFeed("no file of the directory can be read"), response: nil))
    }
    decider.hasSeveralFiles = documents.count > 1
    let reading = PollReading(documents: documents, state: decider.state) { problem in
      decider.lacksFiles = true
      // Of a single file the poll itself tells it.
      if documents.count > 1 { context.tell(trouble: "feed \(decider.feed.id): \(problem)") }
    }
    return .read(reading, nil, past: nil, decider)
  }

  private func note(host: String, isReachable: Bool) -> NetworkJudge.State {
    let now = context.clock.now()
    let (before, after, downSince) = network.withLock { judge in
      let (before, since) = (judge.state, judge.downSince)
      judge.note(host: host, isReachable: isReachable, at: now)
      return (before, judge.state, since)
    }
    if after == .down, before != .down { context.log.operation(.networkDown, at: now) }
    if before == .down, after != .down {
      context.log.operation(.networkUp(since: downSince), at: now)
      // Everything is overdue.
      wantReplanning()
    }
    return after
  }

  func pause(of host: String) -> Timestamp? {
    context.pauses.end(of: host, at: context.clock.now())
  }
}
