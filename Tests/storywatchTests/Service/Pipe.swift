import Glibc

/// A pipe of this process, read when it is asked for.
final class Pipe: Sendable {
  let input: Int32
  private let output: Int32

  /// It holds `capacity` bytes, whole pages.
  init(capacity: Int32) {
    var files: [Int32] = [-1, -1]
    pipe(&files)
    output = files[0]
    input = files[1]
    // F_SETPIPE_SZ of linux/fcntl.h.
    _ = fcntl(input, 1_031, capacity)
  }

  deinit {
    close(input)
    close(output)
  }

  /// What is in it now.
  func read() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var question = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&question, 1, 0) == 1 else { return bytes }
      let count = Glibc.read(output, &buffer, buffer.count)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  func lines() -> [String] {
    String(decoding: read(), as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
