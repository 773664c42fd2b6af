/// Encodings of one byte a character to UTF-8, sixteen letters of ASCII at a step.
enum SingleByteDecoding {
  /// The text, and how many bytes had no character.
  static func utf8(_ bytes: Span<UInt8>, upperHalf: [Unicode.Scalar]) -> (
    text: [UInt8], failures: Int
  ) {
    let table = upperHalf.map(\.value)
    var failures = 0
    // No character of these sets takes more than three bytes; a block is written whole.
    let text = [UInt8](unsafeUninitializedCapacity: bytes.count * 3 + 16) { target, count in
      guard let start = target.baseAddress else { return }
      var output = UTF8Output(start)
      failures = decode(bytes, table, &output)
      count = output.end - start
    }
    return (text, failures)
  }

  private static func decode(_ bytes: Span<UInt8>, _ table: [UInt32], _ output: inout UTF8Output)
    -> Int
  {
    var failures = 0
    var index = 0
    while index < bytes.count {
      while index + 16 <= bytes.count {
        let block = ByteSearch.block(bytes, index)
        let length = ByteSearch.firstSet(block) ?? 16
        output.append(block, length)
        index += length
        if length < 16 { break }
      }
      guard index < bytes.count else { break }
      let byte = bytes[index]
      let code = byte < 0x80 ? UInt32(byte) : table[Int(byte) - 0x80]
      if code == 0xfffd { failures += 1 }
      output.append(code)
      index += 1
    }
    return failures
  }
}
