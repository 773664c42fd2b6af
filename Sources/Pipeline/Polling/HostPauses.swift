import Fetching
import News
import Synchronization

/// The hosts that want to be left alone: a copy of what the store knows, for all who ask servers.
final class HostPauses: Sendable {
  private let ends = Mutex<[String: Timestamp]>([:])

  /// Takes what is stored for the truth.
  func begin(_ stored: [HostPause]) {
    ends.withLock { $0 = Dictionary(stored.map { ($0.host, $0.until) }) { first, _ in first } }
  }

  /// Until when `host` wants to be left alone; nil where it does not at `now`.
  func end(of host: String, at now: Timestamp) -> Timestamp? {
    guard let end = ends.withLock({ $0[host] }), end > now, Pace.mayRest(until: end, at: now)
    else { return nil }
    return end
  }

  func note(_ pause: HostPause, at now: Timestamp) {
    ends.withLock { ends in
      ends = ends.filter { $0.value > now }
      ends[pause.host] = pause.until
    }
  }
}

extension HostPause {
  /// Nil where `response`, read at `now`, asks for none (RFC 6585 4).
  init?(askedBy response: Response, at now: Timestamp) {
    let failure = PollOutcome.Failure(response: response, at: now)
    guard let until = Pace.hostPause(after: failure, at: now),
      let host = Fetcher.host(of: response.effectiveURL)
    else { return nil }
    self.init(host: host, until: until)
  }
}
