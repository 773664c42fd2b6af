/// Sorts header lines as libcurl hands them over: the fields of the final answer are kept, those of
/// interim answers (1xx) and trailers are not.
struct HeaderCollector {
  private enum Phase {
    case statusLine, fields, ended
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

  /// False when the limit is passed.
  mutating func add(_ line: UnsafeRawBufferPointer) -> Bool {
    guard line.count <= bytesLeft else { return false }
    bytesLeft -= line.count
    switch phase {
    case .statusLine: begin(line)
    case .fields: addField(line)
    case .ended: break
    }
    return true
  }
}

extension HeaderCollector {
  /// `HTTP/1.1 200 OK` or `HTTP/2 200`
  private mutating func begin(_ line: UnsafeRawBufferPointer) {
    guard line.starts(with: "HTTP/".utf8), let space = line.firstIndex(of: 0x20) else { return }
    fields = HeaderFields()
    status = line[(space + 1)...].prefix(3).reduce(0) { number, byte in
      byte >= 0x30 && byte <= 0x39 ? number * 10 + Int(byte - 0x30) : number
    }
    phase = .fields
  }

  private mutating func addField(_ line: UnsafeRawBufferPointer) {
    var text = line[...]
    while let last = text.last, last == 10 || last == 13 { text = text.dropLast() }
    guard let first = text.first else {
      phase = status >= 100 && status < 200 ? .statusLine : .ended
      return
    }
    if Self.isBlank(first) {
      fields.fold(Self.trimmed(text))
      return
    }
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex,
      !text[..<colon].contains(where: Self.isBlank)
    else { return }
    fields.append(name: Array(text[..<colon]), value: Self.trimmed(text[(colon + 1)...]))
  }

  private static func trimmed(_ text: Slice<UnsafeRawBufferPointer>) -> [UInt8] {
    var text = text
    while let first = text.first, isBlank(first) { text = text.dropFirst() }
    while let last = text.last, isBlank(last) { text = text.dropLast() }
    return Array(text)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09
  }
}
