import Fetching
import Glibc
import News
import Synchronization

/// Keeps what polls ask and get, a JSON line each, as `replay` reads it: appended and synced before the poll is
/// stored.
///
/// A line that a crash tore is cut off when the file is opened again.
public final class Recorder: Sendable {
  private struct State {
    var last = Timestamp(seconds: .min)
    var polls = 0
  }

  private let file: LineLog
  private let state = Mutex(State())

  /// Appends to the recording at `path`, which is made where it is missing.
  public init(path: String) throws(FileError) {
    file = LineLog(path: path)
    try file.repair()
    // What cannot be written is refused before anybody is asked.
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError(path: path, action: "create", code: errno) }
    close(descriptor)
  }

  /// Polls written so far.
  public var polls: Int { state.withLock { $0.polls } }

  /// Writes one poll and returns its time: lines never go back in time, whatever the clock does.
  func write(
    feed: String, request: Request, result: Result<Response, FetchError>, clock: Clock
  ) throws(FileError) -> Timestamp {
    try state.withLock { state throws(FileError) in
      let now = max(clock.now(), state.last)
      let poll = RecordedPoll(feed: feed, at: now, request: request, result: result)
      try file.append([poll.line])
      state.last = now
      state.polls += 1
      return now
    }
  }
}
