import Glibc
import Text

/// A file of lines of JSON that only grows: appended and synced. A last line without its end is mended by `repair`.
struct LineLog {
  let path: String
  /// Whether lines are to outlive a power failure.
  var isSynced = true

  /// In bytes; no line of ours is as long.
  static let longestLine = 64 << 20

  /// Whether what was appended can be read again: a file, or none yet; no pipe and no device.
  var isRegular: Bool { FileBytes.kind(path) ?? S_IFREG == S_IFREG }

  /// Whether the last line has its end; a file without lines has.
  var isEnded: Bool {
    get throws(FileError) { try FileBytes.end(of: path, limit: 1).last ?? 0x0a == 0x0a }
  }

  /// The last line, without its end; empty where there is none.
  var lastLine: [UInt8] {
    get throws(FileError) {
      var limit = 1 << 16
      while true {
        let end = try FileBytes.end(of: path, limit: limit)
        let line = (end.last == 0x0a ? end.dropLast() : end[...])
        if let start = line.lastIndex(of: 0x0a) { return Array(line[(start + 1)...]) }
        if end.count < limit || limit >= Self.longestLine { return Array(line) }
        limit *= 8
      }
    }
  }

  /// Ends a last line of JSON that lacks only its end, and cuts off one that is torn. Returns what was cut.
  @discardableResult
  func repair() throws(FileError) -> [UInt8] {
    if try isEnded { return [] }
    let end = try FileBytes.end(of: path, limit: Self.longestLine)
    let line = end[((end.lastIndex(of: 0x0a) ?? -1) + 1)...]
    guard line.count < Self.longestLine else {
      throw FileError(path: path, action: "repair", code: EFBIG)
    }
    if (try? JSONValue.parse(Array(line))) != nil {
      try append([""])
      return []
    }
    guard truncate(path, try FileBytes.size(path) - line.count) == 0 else {
      throw FileError(path: path, action: "truncate", code: errno)
    }
    return Array(line)
  }

  /// Appends the lines, and syncs them to disk where that is wanted and there is one behind the file.
  ///
  /// A pipe whose reader has stalled is an error, not a wait; it takes a line whole or not at all, if that has no more
  /// than PIPE_BUF bytes (pipe(7)).
  func append(_ lines: [String]) throws(FileError) {
    guard !lines.isEmpty else { return }
    let file = try openForAppending()
    defer { close(file) }
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    try FileBytes.write(bytes, to: file, path: path, waits: false)
    guard isSynced, FileBytes.kind(of: file) == S_IFREG else { return }
    guard fdatasync(file) == 0 else { throw FileError(path: path, action: "sync", code: errno) }
  }

  /// Makes the file where it is missing; an error where it could not be appended to.
  func prepare() throws(FileError) {
    close(try openForAppending())
  }

  /// A named pipe that nobody reads is an error, not a wait.
  private func openForAppending() throws(FileError) -> Int32 {
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw FileError(path: path, action: "write", code: errno) }
    return file
  }
}
