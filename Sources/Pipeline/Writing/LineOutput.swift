import Glibc
import Synchronization

/// Writes whole lines to a file descriptor, one system call each, from any thread.
public final class LineOutput: Sendable {
  private let file: Mutex<Int32>

  public init(_ file: Int32) {
    self.file = Mutex(file)
  }

  public static let standardOutput = LineOutput(STDOUT_FILENO)
  public static let standardError = LineOutput(STDERR_FILENO)

  /// Writes `line` and a line end; a closed pipe is nobody's error here, the file and the store have the line.
  public func write(_ line: String) {
    write(raw: Array((line + "\n").utf8))
  }

  /// Writes the bytes as they are.
  public func write(raw bytes: [UInt8]) {
    file.withLock { file in
      try? FileBytes.write(bytes, to: file, path: "output")
    }
  }
}
