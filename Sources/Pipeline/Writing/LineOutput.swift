import Glibc
import Synchronization

/// Writes whole lines to a file descriptor, from any thread; a slow reader is waited for.
public final class LineOutput: Sendable {
  private let file: Mutex<Int32>
  private let name: String

  /// `name` is what errors call it.
  public init(_ file: Int32, name: String) {
    self.file = Mutex(file)
    self.name = name
  }

  public static let standardOutput = LineOutput(STDOUT_FILENO, name: "standard output")
  public static let standardError = LineOutput(STDERR_FILENO, name: "standard error")

  /// Writes `line` and a line end.
  public func write(_ line: String) throws(FileError) {
    try write(raw: Array((line + "\n").utf8))
  }

  /// Writes the bytes as they are.
  public func write(raw bytes: [UInt8]) throws(FileError) {
    try file.withLock { file throws(FileError) in
      try FileBytes.write(bytes, to: file, path: name)
    }
  }
}
