internal import Text

/// One line of an article's text, as the furniture rules look at it.
struct Line {
  /// UTF-8 offsets into the text, without white space at either end.
  let span: Range<Int>
  let words: [Word]
  /// Number among the lines that hold something, from 0.
  let number: Int
  private let bytes: [UInt8]

  /// The lines of a text that hold something.
  static func all(of bytes: [UInt8], language: Language? = nil) -> [Line] {
    spans(of: bytes).enumerated().map {
      Line(bytes, $0.element, number: $0.offset, language: language)
    }
  }

  private static func spans(of bytes: [UInt8]) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let end = ByteSearch.first(0x0a, or: 0x0d, in: bytes.span, from: start, to: bytes.count)
      let span = trimmed(bytes, start..<end)
      if !span.isEmpty { spans.append(span) }
      start = end + 1
    }
    return spans
  }

  private init(_ bytes: [UInt8], _ span: Range<Int>, number: Int, language: Language?) {
    self.bytes = bytes
    self.span = span
    self.number = number
    words = Words.all(of: bytes, in: span, language: language)
  }

  /// The same for the same letters and digits, whatever the case and punctuation.
  var hash: UInt64 { Line.hash(of: bytes[span]) }

  static func hash(of bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBufferPointer { bytes in
      letters.withUnsafeBufferPointer { letters in
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes {
          let letter = letters[Int(byte)]
          if letter != 0 { hash = (hash ^ UInt64(letter)) &* 0x0000_0100_0000_01b3 }
        }
        return hash
      }
    }
  }

  /// What a byte is to the hash: letters in lower case, 0 for what does not count.
  private static let letters = (0...UInt8.max).map { byte -> UInt8 in
    if (byte | 0x20) &- 0x61 < 26 { return byte | 0x20 }
    return byte &- 0x30 < 10 || byte >= 0x80 ? byte : 0
  }

  static func hash(of text: String) -> UInt64 { hash(of: Array(text.utf8)[...]) }

  /// Whether the words after the first `count` follow a colon.
  func hasColon(afterWords count: Int) -> Bool {
    guard count > 0, count <= words.count else { return false }
    let rest = bytes[words[count - 1].span.upperBound..<span.upperBound]
    return rest.first { $0 != 0x20 } == UInt8(ascii: ":")
  }

  /// The bytes before the first word.
  var opening: ArraySlice<UInt8> {
    bytes[span.lowerBound..<(words.first?.span.lowerBound ?? span.upperBound)]
  }

  var content: ArraySlice<UInt8> { bytes[span] }

  /// Ends like a sentence, or leads over to what follows.
  var endsInPunctuation: Bool {
    if let last = bytes[span].last, last < 0x80 { return Self.plainEndings.contains(last) }
    return Self.endings.contains { ending in
      let count = ending.utf8CodeUnitCount
      guard span.count >= count else { return false }
      return bytes[(span.upperBound - count)..<span.upperBound].elementsEqual(
        UnsafeBufferPointer(start: ending.utf8Start, count: count))
    }
  }

  private static let plainEndings = Array(".!?\"':;)".utf8)
  private static let endings: [StaticString] = ["”", "’", "»", "…", "。", "！", "？", "।", "؟"]

  /// Begins with a bullet, a dash or a number and a full stop, and says something.
  var isListItem: Bool {
    guard !words.isEmpty else { return false }
    let opening = opening
    if let first = opening.first {
      return first == UInt8(ascii: "-") || first == UInt8(ascii: "*")
        || opening.starts(with: "•".utf8) || opening.starts(with: "–".utf8)
        || opening.starts(with: "▪".utf8) || opening.starts(with: "·".utf8)
    }
    guard words.count > 1, words[0].isNumber, words[0].span.count <= 2 else { return false }
    let mark = bytes[words[0].span.upperBound]
    return mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      let width = spaceWidth(bytes[start..<end])
      guard width > 0 else { break }
      start += width
    }
    while end > start {
      if bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 {
        end -= 1
      } else if end - start > 1, bytes[end - 1] == 0xa0, bytes[end - 2] == 0xc2 {
        end -= 2
      } else {
        break
      }
    }
    return start..<end
  }

  /// Blank, tab and no-break space.
  private static func spaceWidth(_ bytes: ArraySlice<UInt8>) -> Int {
    if bytes.first == 0x20 || bytes.first == 0x09 { return 1 }
    return bytes.starts(with: [0xc2, 0xa0]) ? 2 : 0
  }
}
