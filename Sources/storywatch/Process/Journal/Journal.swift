import Glibc
import News
import Pipeline
import Reporting
import Synchronization

/// journald, spoken to in its own protocol. Never waits for it: what it does not take at once is not written.
final class Journal: Sendable {
  private struct State {
    var dropped = 0
  }
  private let socket: Int32
  private let address: UnixAddress
  private let state = Mutex(State())
  static let path = "/run/systemd/journal/socket"

  /// Nil unless systemd connected standard output or error to the journal (`$JOURNAL_STREAM`, systemd.exec(5)),
  /// and its socket can be seen from here.
  convenience init?(environment: [String: String]) {
    guard let stream = environment["JOURNAL_STREAM"],
      [STDOUT_FILENO, STDERR_FILENO].contains(where: { Self.identity(of: $0) == stream })
    else { return nil }
    self.init(path: Self.path)
  }

  init?(path: String) {
    guard access(path, W_OK) == 0, let address = UnixAddress(path) else { return nil }
    self.address = address
    socket = UnixAddress.datagramSocket()
    guard socket >= 0 else { return nil }
  }

  deinit {
    close(socket)
  }

  /// A line that may be lost: then it is counted, and the count is told with the next line that is taken.
  func write(_ line: String, isDebug: Bool) {
    state.withLock { state in
      tellDropped(&state)
      if state.dropped > 0 || !send(JournalEntry(line: line, isDebug: isDebug)) {
        state.dropped += 1
      }
    }
  }

  /// A line that must not be lost: whoever has it keeps it until it is taken. Returns why it is not.
  func write(alert line: String) -> FileError? {
    let failure = state.withLock { state -> Int32 in
      tellDropped(&state)
      return send(JournalEntry(line: line, isDebug: false)) ? 0 : errno
    }
    return failure == 0 ? nil : FileError(path: Self.path, action: "write", code: failure)
  }

  private func tellDropped(_ state: inout State) {
    guard state.dropped > 0 else { return }
    let line = OperationLine.logfmt(
      .logDropped(lines: state.dropped), at: Clock.system.now())
    if send(JournalEntry(line: line, isDebug: false)) { state.dropped = 0 }
  }

  private func send(_ entry: JournalEntry) -> Bool {
    address.send(
      entry.bytes, over: socket, flags: Int32(Int(MSG_NOSIGNAL) | Int(MSG_DONTWAIT)))
  }

  /// `device:inode` of an open file.
  private static func identity(of file: Int32) -> String? {
    var status = stat()
    guard fstat(file, &status) == 0 else { return nil }
    return "\(status.st_dev):\(status.st_ino)"
  }
}
