import Glibc
import Text

/// A file of lines of JSON that only grows: appended and synced. A last line without its end is mended by `repair`.
struct LineLog {
  let path: String
  /// Whether lines are to outlive a power failure.
  var isSynced = true

  /// In bytes; no line of ours is as long.
  static let longestLine = 64 << 20

  /// Whether the last line has its end; a file without lines has.
  var isEnded: Bool {
    get throws(FileError) { try FileBytes.end(of: path, limit: 1).last ?? 0x0a == 0x0a }
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

  /// Appends the lines, and syncs them to disk where that is wanted.
  func append(_ lines: [String]) throws(FileError) {
    guard !lines.isEmpty else { return }
    let file = try openForAppending()
    defer { close(file) }
    try FileBytes.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: file, path: path)
    guard !isSynced || fdatasync(file) == 0 else {
      throw FileError(path: path, action: "sync", code: errno)
    }
  }

  /// Makes the file where it is missing; an error where it could not be appended to.
  func prepare() throws(FileError) {
    close(try openForAppending())
  }

  /// A named pipe that nobody reads is an error, not a wait.
  private func openForAppending() throws(FileError) -> Int32 {
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw FileError(path: path, action: "write", code: errno) }
    _ = fcntl(file, F_SETFL, O_APPEND)
    return file
  }
}
