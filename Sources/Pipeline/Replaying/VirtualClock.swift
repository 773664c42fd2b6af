import News
import Synchronization

/// A clock that stands until it is told the next time.
final class VirtualClock: Sendable {
  private let time: Mutex<Timestamp>

  init(_ start: Timestamp) {
    time = Mutex(start)
  }

  var clock: Clock { Clock { [self] in time.withLock { $0 } } }

  func advance(to next: Timestamp) {
    time.withLock { $0 = max($0, next) }
  }
}
