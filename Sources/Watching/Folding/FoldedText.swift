/// A text without case and accents, cut into words, each with its place in the original.
struct FoldedText: Sendable {
  struct Word: Sendable {
    /// Into `bytes`.
    var folded: Range<Int>
    /// UTF-8 offsets into the original text.
    var span: Range<Int>
    var joint: Joint
  }

  /// What stands between a word and the one before it.
  enum Joint: UInt8, Sendable {
    /// Nothing: letters of a script without spaces.
    case glued
    case apostrophe, hyphen, dot, comma
    case space
    /// The end of a line, an exclamation or a question: a phrase does not go across.
    case barrier
  }

  /// Longer texts are cut here: no article is that long, and work per article must be bounded.
  static let maximumBytes = 256 << 10

  /// The folded text in UTF-8.
  private(set) var bytes: [UInt8] = []
  /// For each folded byte where the scalar it comes from begins in the original.
  private(set) var origins: [UInt32] = []
  private(set) var words: [Word] = []
  /// How many bytes of the original were read.
  private let end: Int

  init(_ text: String) {
    var text = text
    end = text.withUTF8 { Self.cut($0) }
    text.withUTF8 { original in
      bytes.reserveCapacity(end)
      origins.reserveCapacity(end)
      words.reserveCapacity(end / 6)
      fold(original)
    }
  }

  /// The original bytes a range of the folded ones comes from.
  func original(_ range: Range<Int>) -> Range<Int> {
    let first = range.lowerBound < origins.count ? Int(origins[range.lowerBound]) : end
    let last = range.upperBound < origins.count ? Int(origins[range.upperBound]) : end
    return first..<max(first, last)
  }

  func folded(_ word: Int) -> ArraySlice<UInt8> {
    bytes[words[word].folded]
  }

  /// The original span from the first word to the last.
  func span(_ first: Int, _ last: Int) -> Range<Int> {
    words[first].span.lowerBound..<max(words[first].span.upperBound, words[last].span.upperBound)
  }
}

extension FoldedText {
  /// The last scalar border within the limit.
  private static func cut(_ original: UnsafeBufferPointer<UInt8>) -> Int {
    guard original.count > maximumBytes else { return original.count }
    var end = maximumBytes
    while end > 0, original[end] & 0xc0 == 0x80 { end -= 1 }
    return end
  }

  private mutating func fold(_ original: UnsafeBufferPointer<UInt8>) {
    var seam = Seam()
    var index = 0
    while index < end {
      let (scalar, length) = Self.scalar(original, index, end)
      let letter = LetterClass.of(scalar)
      let start = bytes.count
      if letter != .mark { append(scalar, from: index) }
      switch letter {
      case .letter, .lone:
        take(start..<bytes.count, original: index..<index + length, isLone: letter == .lone, &seam)
      case .mark:
        // A mark belongs to the letter before it, so that the span shows it whole.
        if seam.isInWord, let last = words.indices.last {
          words[last].span = words[last].span.lowerBound..<index + length
        }
      default:
        seam.meet(letter)
      }
      index += length
    }
  }

  private mutating func append(_ scalar: UInt32, from index: Int) {
    if scalar < 0x80 {
      let byte = UInt8(truncatingIfNeeded: scalar)
      bytes.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    } else {
      FoldingTable.shared.append(scalar, to: &bytes)
    }
    while origins.count < bytes.count { origins.append(UInt32(truncatingIfNeeded: index)) }
  }

  private mutating func take(
    _ folded: Range<Int>, original: Range<Int>, isLone: Bool, _ seam: inout Seam
  ) {
    if seam.isInWord, !isLone, !seam.isAfterLone, let last = words.indices.last {
      words[last].folded = words[last].folded.lowerBound..<folded.upperBound
      words[last].span = words[last].span.lowerBound..<original.upperBound
    } else {
      words.append(Word(folded: folded, span: original, joint: seam.joint))
    }
    seam = Seam(isInWord: true, isAfterLone: isLone, joint: .glued)
  }

  private static func scalar(_ original: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int)
    -> (UInt32, Int)
  {
    let lead = original[index]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let length = lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    guard length > 1, index + length <= end else { return (0xfffd, 1) }
    var value = UInt32(lead) & (0x7f >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(original[index + offset] & 0x3f) }
    return (value, length)
  }
}

/// What has been read since the last letter.
private struct Seam {
  var isInWord = false
  var isAfterLone = false
  var joint = FoldedText.Joint.barrier

  mutating func meet(_ letter: LetterClass) {
    let isFirst = isInWord
    isInWord = false
    guard joint != .barrier || isFirst else { return }
    switch letter {
    case .barrier: joint = .barrier
    case .apostrophe where isFirst: joint = .apostrophe
    case .hyphen where isFirst: joint = .hyphen
    case .dot where isFirst: joint = .dot
    case .comma where isFirst: joint = .comma
    default: joint = .space
    }
  }
}
