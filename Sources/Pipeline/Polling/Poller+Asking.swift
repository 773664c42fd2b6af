import Fetching
import News
import Reporting
import Synchronization

extension Poller {
  /// Asks for the feed and decides what the answer changes.
  func decide(_ decider: PollDecider) async throws -> PollDecider.Decision {
    if decider.feed.url.hasPrefix("file:") { return try await readFiles(decider) }
    let host = Fetcher.host(of: decider.startURL) ?? decider.feed.url
    if let pause = pause(of: host) { return decider.resting(until: pause) }
    var request: Request
    do throws(PollError) {
      request = try requests.request(
        for: decider.feed, state: decider.state, startURL: decider.startURL)
    } catch {
      return decider.failed(.configuration(error.message), response: nil)
    }
    // Others of the host may be told to wait while this one waits for its turn.
    request.isStillWanted = { [weak self] in self?.pause(of: host) == nil }
    let response: Response
    do throws(FetchError) {
      response = try await fetcher.fetch(request)
    } catch {
      return failed(error, host: host, decider)
    }
    _ = note(host: host, isReachable: true)
    let reading = PollReading(response, for: decider.feed, state: decider.state)
    let decision = try await context.decide(reading, decider: decider, response: response)
    if let pause = decision.plan.hostPause { rest(pause) }
    return decision
  }

  private func failed(_ error: FetchError, host: String, _ decider: PollDecider)
    -> PollDecider.Decision
  {
    if error == .notWanted, let pause = pause(of: host) { return decider.resting(until: pause) }
    guard error.concernsNetwork else { return decider.failed(.fetch(error), response: nil) }
    return switch note(host: host, isReachable: !error.isConnectionLevel) {
    case .up: decider.failed(.fetch(error), response: nil)
    case .uncertain: decider.undecided()
    case .down: decider.offline()
    }
  }

  private func readFiles(_ decider: PollDecider) async throws -> PollDecider.Decision {
    let path = String(decider.feed.url.dropFirst("file:".count))
    let documents: [FileFeed.Document]
    do throws(FetchError) {
      documents = try FileFeed.read(path: path, maximumBytes: decider.feed.maxBytes)
    } catch {
      return decider.failed(.fetch(error), response: nil)
    }
    let reading = PollReading(documents: documents, state: decider.state)
    return try await context.decide(reading, decider: decider, response: nil)
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
      wantsReplanning.withLock { $0 = true }
      bell.ring()
    }
    return after
  }

  private func pause(of host: String) -> Timestamp? {
    hostPauses.withLock { $0[host] }.flatMap { $0 > context.clock.now() ? $0 : nil }
  }

  private func rest(_ pause: HostPause) {
    let now = context.clock.now()
    hostPauses.withLock { pauses in
      pauses = pauses.filter { $0.value > now }
      pauses[pause.host] = pause.until
    }
  }
}
