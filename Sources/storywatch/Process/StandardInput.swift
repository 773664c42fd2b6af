import Glibc
import Pipeline
import Text

/// Standard input, whole or line by line.
struct StandardInput {
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var filled = 0
  private var used = 0

  /// The next line without its end; nil at the end of input.
  mutating func line() throws -> [UInt8]? {
    var line: [UInt8] = []
    while true {
      if used == filled {
        guard try fill() else { return line.isEmpty ? nil : line }
      }
      let end = ByteSearch.first(0x0a, in: buffer.span, from: used, to: filled)
      line += buffer[used..<end]
      used = min(end + 1, filled)
      if end < filled { return line }
    }
  }

  /// At most `limit` bytes; nil when there are more.
  mutating func whole(limit: Int) throws -> [UInt8]? {
    var bytes: [UInt8] = []
    while try fill() {
      bytes += buffer[..<filled]
      if bytes.count > limit { return nil }
    }
    return bytes
  }

  private mutating func fill() throws -> Bool {
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        throw CommandFailure(
          exit: .temporaryFailure,
          message: "standard input: \(String(cString: strerror(errno)))")
      }
      used = 0
      filled = count
      return count > 0
    }
  }
}

/// A stage by hand: JSON lines in, JSON lines out, flushed line by line.
enum JSONLines {
  /// Calls `answer` with each line that is not blank; what it returns is printed.
  static func answer(_ answer: ([UInt8]) throws -> [UInt8]?) throws {
    var input = StandardInput()
    var output = BufferedOutput()
    var number = 0
    while let line = try input.line() {
      number += 1
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      let answered: [UInt8]?
      do {
        answered = try answer(line)
      } catch {
        try output.flush()
        let reason = (error as? CommandFailure)?.message ?? "\(error)"
        throw CommandFailure(exit: .badData, message: "standard input, line \(number): \(reason)")
      }
      if let answered { try output.write(line: answered) }
      if !input.hasMore { try output.flush() }
    }
    try output.flush()
  }
}

extension StandardInput {
  /// Bytes of further lines are at hand already: an answer may wait for theirs.
  var hasMore: Bool { used < filled }
}

/// Standard output in large pieces.
struct BufferedOutput {
  private var bytes: [UInt8] = []

  mutating func write(line: [UInt8]) throws(FileError) {
    bytes += line
    bytes.append(0x0a)
    if bytes.count > 1 << 16 { try flush() }
  }

  mutating func flush() throws(FileError) {
    try LineOutput.standardOutput.write(raw: bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
