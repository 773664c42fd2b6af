import Testing
import Text

/// Blocks of sixteen overlap at the end of a text and are filled up where it is shorter: all lengths are tried.
@Suite struct ByteSearchTests {
  private func letters(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: 0x61 + $0 % 26) }
  }

  @Test(arguments: 0..<50)
  func `a byte is found at each place, and only within the range`(count: Int) {
    let plain = letters(count)
    for place in 0..<count {
      var text = plain
      text[place] = 0x26
      for start in 0...place {
        for end in [place, place + 1, count] {
          let expected = end > place ? place : end
          #expect(ByteSearch.first(0x26, in: text.span, from: start, to: end) == expected)
          #expect(ByteSearch.first(0x3c, or: 0x26, in: text.span, from: start, to: end) == expected)
        }
      }
      #expect(ByteSearch.first(0x26, in: text.span, from: place + 1, to: count) == count)
    }
    #expect(ByteSearch.first(0x26, in: plain.span, from: 0, to: count) == count)
  }

  @Test(arguments: 0..<300)
  func `what is appended is what stands in the source`(count: Int) {
    let source = letters(count + 40)
    for (from, to) in [(0, count), (7, 7 + count), (40, 40 + count)] {
      var buffer = ByteBuffer()
      buffer.append(0x21)
      buffer.append(source.span, from, to)
      buffer.append(0x21)
      let text = buffer.withSpan { $0.withUnsafeBufferPointer { Array($0) } }
      #expect(text == [0x21] + source[from..<to] + [0x21])
      // The same where nothing stands behind the range.
      var alone = ByteBuffer()
      alone.append(source.span.extracting(from..<to), 0, count)
      #expect(
        alone.withSpan { $0.withUnsafeBufferPointer { Array($0) } } == Array(source[from..<to]))
    }
  }
}
