/// Sorts header lines as libcurl hands them over: the fields of the final answer are kept, those of
/// interim answers (1xx) and trailers are not.
struct HeaderCollector {
  private enum Phase {
    case statusLine, fields, ended
  }

  /// Why the lines are not taken.
  enum Refusal {
    /// The limit is passed.
    case tooLarge
    /// The server speaks another protocol from here on, which nobody asked for (RFC 9110 15.2.2).
    case switchedProtocol
  }

  private(set) var status = 0
  private(set) var fields = HeaderFields()
  private var phase = Phase.statusLine
  private var bytesLeft: Int

  /// `limit` counts every line, kept or not.
  init(limit: Int) {
    bytesLeft = limit
  }

  /// The final answer's header section has been read to its end.
  var isComplete: Bool { phase == .ended }

  /// Nil where the line is taken.
  mutating func add(_ line: UnsafeRawBufferPointer) -> Refusal? {
    guard line.count <= bytesLeft else { return .tooLarge }
    bytesLeft -= line.count
    switch phase {
    case .statusLine: begin(line)
    case .fields: addField(line)
    case .ended: break
    }
    return status == 101 ? .switchedProtocol : nil
  }
}

extension HeaderCollector {
  /// `HTTP/1.1 200 OK` or `HTTP/2 200`
  private mutating func begin(_ line: UnsafeRawBufferPointer) {
    guard line.starts(with: "HTTP/".utf8), let space = line.firstIndex(of: 0x20) else { return }
    fields = HeaderFields(roomFor: 16)
    status = line[(space + 1)...].prefix(3).reduce(0) { number, byte in
      byte >= 0x30 && byte <= 0x39 ? number * 10 + Int(byte - 0x30) : number
    }
    phase = .fields
  }

  private mutating func addField(_ line: UnsafeRawBufferPointer) {
    var end = line.count
    while end > 0, line[end - 1] == 10 || line[end - 1] == 13 { end -= 1 }
    guard end > 0 else {
      phase = status >= 100 && status < 200 ? .statusLine : .ended
      return
    }
    if Self.isBlank(line[0]) {
      fields.fold(Self.trimmed(line, 0, end))
      return
    }
    var colon = 0
    while colon < end, line[colon] != UInt8(ascii: ":") {
      if Self.isBlank(line[colon]) { return }
      colon += 1
    }
    guard colon > 0, colon < end else { return }
    let name = UnsafeRawBufferPointer(rebasing: line[..<colon])
    fields.append(name: name, value: Self.trimmed(line, colon + 1, end))
  }

  private static func trimmed(
    _ line: UnsafeRawBufferPointer, _ start: Int, _ end: Int
  ) -> UnsafeRawBufferPointer {
    var (start, end) = (start, end)
    while start < end, isBlank(line[start]) { start += 1 }
    while end > start, isBlank(line[end - 1]) { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: line[start..<end])
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09
  }
}
