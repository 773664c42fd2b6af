/// The characters with Unicode's property White_Space.
public enum WhiteSpace {
  /// Bytes of the white space character at `index`, 0 where there is none.
  @inline(__always)
  public static func length(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Int {
    let byte = bytes[index]
    if byte <= 0x20 { return 1 }
    if byte < 0xc2 || byte > 0xe3 { return 0 }
    return lengthOfMultiByte(bytes, index, end)
  }

  private static func lengthOfMultiByte(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Int {
    switch bytes[index] {
    case 0xc2:
      guard index + 1 < end else { return 0 }
      return bytes[index + 1] == 0xa0 || bytes[index + 1] == 0x85 ? 2 : 0
    case 0xe1, 0xe2, 0xe3:
      guard index + 2 < end else { return 0 }
      switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
      case (0xe1, 0x9a, 0x80), (0xe2, 0x80, 0x80...0x8a), (0xe2, 0x80, 0xa8), (0xe2, 0x80, 0xa9),
        (0xe2, 0x80, 0xaf), (0xe2, 0x81, 0x9f), (0xe3, 0x80, 0x80):
        return 3
      default: return 0
      }
    default: return 0
    }
  }

  /// Bytes of the white space character that ends before `end`, 0 where there is none.
  static func lengthBefore(_ bytes: Span<UInt8>, _ end: Int, _ start: Int) -> Int {
    for length in 1...3 where end - length >= start {
      if self.length(bytes, end - length, end) == length { return length }
    }
    return 0
  }

  /// Literal text with its white space runs made one blank, none at the ends; nil where nothing is left.
  public static func collapsed(_ text: String) -> String? {
    let bytes = text.utf8Span.span
    if PlainTextWriter.isPlain(bytes) { return text }
    var writer = PlainTextWriter()
    writer.addLiteral(bytes, 0, bytes.count)
    return writer.text
  }

  /// Literal text with the blanks of each line made one, no more than one empty line on end.
  public static func collapsedLines(_ text: String) -> String? {
    if PlainTextWriter.isPlain(text.utf8Span.span) { return text }
    var lines: [String] = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let line = collapsed(String(line)) ?? ""
      if line.isEmpty, lines.last?.isEmpty ?? true { continue }
      lines.append(line)
    }
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x20, 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: true
    default: false
    }
  }
}
