import Glibc

/// A file of lines that only grows: appended and synced. A last line that a crash tore is cut off by `repair`.
struct LineLog {
  let path: String
  /// Whether lines are to outlive a power failure.
  var isSynced = true

  /// Cuts a last line without its end.
  func repair() throws(FileError) {
    let file = open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return }
      throw FileError(path: path, action: "repair", code: errno)
    }
    defer { close(file) }
    let size = lseek(file, 0, SEEK_END)
    guard size >= 0 else { throw FileError(path: path, action: "repair", code: errno) }
    var end = size
    var byte: UInt8 = 0
    while end > 0 {
      guard pread(file, &byte, 1, end - 1) == 1 else {
        throw FileError(path: path, action: "repair", code: errno)
      }
      if byte == 0x0a { break }
      end -= 1
    }
    guard end == size || ftruncate(file, end) == 0 else {
      throw FileError(path: path, action: "truncate", code: errno)
    }
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
