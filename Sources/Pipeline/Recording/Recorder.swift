import Fetching
import Glibc
import News
import Synchronization

/// Keeps what polls ask and get, a JSON line each, as `replay` reads it: appended and synced before the poll is
/// stored.
///
/// A line that a crash tore is cut off by the next run, one that a full disk tore before the next line.
public final class Recorder: Sendable {
  private struct State {
    var last = Timestamp(seconds: .min)
    var polls = 0
  }

  private let file: LineLog
  private let state = Mutex(State())

  /// Looks at what is at `path` and changes nothing: a file that is no recording is an error.
  public init(path: String) throws {
    file = LineLog(path: path)
    var status = stat()
    let isRegular = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    if isRegular, status.st_size > 0 { try Self.recognise(path, size: Int(status.st_size)) }
  }

  /// Cuts off a torn last line, or makes the file: what cannot be written is refused before anybody is asked. Polls go
  /// on from the last one's time.
  public func prepare() throws(FileError) {
    try file.repair()
    try file.prepare()
    guard let last = try? RecordedPoll(try file.lastLine) else { return }
    state.withLock { $0.last = last.at }
  }

  /// Its first line is a poll, or what a crash left of one that we wrote.
  private static func recognise(_ path: String, size: Int) throws {
    let isPacked = try FileBytes.read(path, limit: 1) != [UInt8(ascii: "{")]
    var lines = try LineFile(path: path)
    let line = try lines.next() ?? []
    let isTorn = line.count == size && line.starts(with: Array("{\"at\":\"".utf8))
    guard !isPacked, isTorn || (try? RecordedPoll(line)) != nil else {
      throw RecordingError(
        message: "\(path): its first line is no recorded poll; it stays as it is")
    }
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
      // A full disk may have taken half of the line before.
      try file.repair()
      try file.append([poll.line])
      state.last = now
      state.polls += 1
      return now
    }
  }
}
