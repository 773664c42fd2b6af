import Glibc
import News
import Pipeline
import Reporting
import Synchronization

/// The log as lines on a descriptor, from any thread.
///
/// A service waits for no reader: what he does not take in time is not written, as with `Journal`.
final class LogStream: Sendable {
  private struct State {
    var dropped = 0
    /// He took nothing in time: he is not waited for until he goes on.
    var isStalled = false
    /// A piece of a line stands at the end.
    var isTorn = false
  }
  private let file: Int32
  private let hasPriorities: Bool
  private let patience: Duration?
  private let state = Mutex(State())

  /// A reader who is only slow has taken something by then, and the stage that waits is not missed.
  static let servicePatience: Duration = .milliseconds(100)
  /// A pipe that has room takes so much without waiting (PIPE_BUF, pipe(7)). O_NONBLOCK is no way: it would be set
  /// for everyone who has the same pipe or terminal open.
  private static let piece = 4_096

  /// `patience` is how long a line waits for its reader, for ever where it is nil; `hasPriorities` puts sd-daemon's
  /// `<N>` (sd-daemon(3)) before each line.
  init(_ file: Int32, hasPriorities: Bool, patience: Duration?) {
    self.file = file
    self.hasPriorities = hasPriorities
    self.patience = patience
  }

  /// A line that may be lost: then it is counted, and the count is told with the next line that is taken.
  func write(_ line: String, isDebug: Bool) {
    state.withLock { state in
      tellDropped(&state)
      if state.dropped > 0 || put(line, isDebug: isDebug, &state) != 0 { state.dropped += 1 }
    }
  }

  /// A line that must not be lost: whoever has it keeps it until it is taken. Returns why it is not.
  func write(alert line: String) -> FileError? {
    let failure = state.withLock { state in
      tellDropped(&state)
      return put(line, isDebug: false, &state)
    }
    return failure == 0 ? nil : FileError(path: "standard output", action: "write", code: failure)
  }

  private func tellDropped(_ state: inout State) {
    guard state.dropped > 0 else { return }
    let line = OperationLine.logfmt(.logDropped(lines: state.dropped), at: Clock.system.now())
    if put(line, isDebug: false, &state) == 0 { state.dropped = 0 }
  }

  /// Writes the whole line; returns 0, or the system's reason why it is not there or not whole.
  private func put(_ line: String, isDebug: Bool, _ state: inout State) -> Int32 {
    let prefix = hasPriorities ? isDebug ? "<7>" : SyslogPrefix.of(line) : ""
    let bytes = Array(((state.isTorn ? "\n" : "") + prefix + line + "\n").utf8)
    let deadline = patience.map { ContinuousClock.now + $0 }
    var done = 0
    while done < bytes.count {
      guard isReady(by: deadline, &state) else { return EAGAIN }
      let count = bytes.withUnsafeBytes {
        Glibc.write(file, $0.baseAddress?.advanced(by: done), min(Self.piece, bytes.count - done))
      }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return errno }
      done += count
      state.isTorn = done < bytes.count
    }
    return 0
  }

  /// Whether it takes a piece; one that takes nothing for another reason than its reader says so when it is written to.
  private func isReady(by deadline: ContinuousClock.Instant?, _ state: inout State) -> Bool {
    while true {
      var wait: Int32 = -1
      if let deadline {
        let left = (deadline - .now).components
        let milliseconds = left.seconds * 1_000 + left.attoseconds / 1_000_000_000_000_000
        wait = state.isStalled ? 0 : Int32(clamping: max(0, milliseconds))
      }
      var question = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
      let answer = poll(&question, 1, wait)
      if answer < 0, errno == EINTR { continue }
      state.isStalled = answer == 0
      return answer != 0
    }
  }
}
