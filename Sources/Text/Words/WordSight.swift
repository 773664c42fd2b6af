/// A first look at a text that is mostly read in vain: an eighth of the cost of reading its words.
public enum WordSight {
  /// Whether a word with one of these forms may stand in `span`; false is certain.
  ///
  /// Sees runs of the letters a to z. What may be more than that, an acronym with full stops, a letter of
  /// another alphabet, may be anything.
  public static func mayHold(_ forms: TermSet, _ bytes: [UInt8], in span: Range<Int>) -> Bool {
    bytes.withUnsafeBufferPointer {
      mayHold(forms, UnsafeBufferPointer(rebasing: $0[span.clamped(to: $0.indices)]))
    }
  }

  private static func mayHold(_ forms: TermSet, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      if bytes[index] >= 0x80 {
        guard isPunctuation(bytes, at: index) else { return true }
        index += 3
        continue
      }
      let start = index
      var hash = TermHash.start
      while index < bytes.count, (bytes[index] | 0x20) &- 0x61 < 26 {
        hash = (hash ^ UInt64(bytes[index] | 0x20)) &* TermHash.prime
        index += 1
      }
      if index == start {
        index += 1
      } else if forms.contains(hash) || isAcronym(bytes, start..<index) {
        return true
      }
    }
    return false
  }

  /// U+2000 to U+203F: dashes, quotes, dots.
  private static func isPunctuation(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 2 < bytes.count && bytes[index] == 0xe2 && bytes[index + 1] == 0x80
  }

  /// A capital and a full stop.
  private static func isAcronym(_ bytes: UnsafeBufferPointer<UInt8>, _ run: Range<Int>) -> Bool {
    run.count == 1 && bytes[run.lowerBound] < 0x61 && run.upperBound < bytes.count
      && bytes[run.upperBound] == UInt8(ascii: ".")
  }
}
