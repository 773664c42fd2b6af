import Fetching
import News

extension Poller {
  /// The past of a feed that was read for the first time, where the settings ask for it.
  ///
  /// All of it is stored with the first poll, in one transaction: after a crash in between all of it is asked for
  /// again, and nothing is there twice. Secrets and leave for private networks stay with the feed's own origin.
  func backfill(_ reading: PollReading, behind response: Response, _ decider: PollDecider) async
    -> Backfill?
  {
    guard decider.feed.backfill > 0, !decider.state.isBaselined,
      case .feed(let parsed, let bodyHash) = reading
    else { return nil }
    var backfill = Backfill(
      behind: parsed, from: response.effectiveURL, bodyHash: bodyHash,
      documents: decider.feed.backfill)
    while !Task.isCancelled, let url = backfill.nextURL() {
      switch await document(at: url, decider) {
      case (.feed(let page, let hash), let effectiveURL):
        backfill.take(page, bodyHash: hash, from: effectiveURL)
      case (.failed(let failure), _):
        backfill.fail(url, failure.message)
      case (.unchanged, _), (.gone, _):
        backfill.fail(url, "gone")
      }
    }
    return backfill
  }

  private func document(at url: String, _ decider: PollDecider) async -> (PollReading, String) {
    var request: Request
    do throws(PollError) {
      request = try requests.request(for: decider.feed, state: decider.state, startURL: url)
    } catch {
      return (.failed(.configuration(error.message)), url)
    }
    // They vouch for the feed's own document.
    request.validators = Validators()
    let host = Fetcher.host(of: url) ?? url
    request.isStillWanted = { [weak self] in self?.pause(of: host) == nil }
    if decider.pausesHosts { request.noteAnswer = context.noteHostPause }
    do throws(FetchError) {
      let response = try await fetcher.fetch(request)
      let unknown = FeedState(id: decider.feed.id, url: url, nextCheck: decider.now)
      return (PollReading(response, for: decider.feed, state: unknown), response.effectiveURL)
    } catch {
      return (.failed(.fetch(error)), url)
    }
  }
}
