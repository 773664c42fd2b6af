/// Runs of combining marks cut to a length that costs nothing (UAX #15 13, Stream-Safe Text Format).
///
/// A `String` is compared and hashed in its normal form, and each run of marks is sorted for that: a hundred thousand of
/// them, which are one character, keep a machine busy for minutes.
enum StreamSafe {
  /// No writing needs more than a few on a letter.
  static let longestRun = 30
  /// A run of twice as many marks, which are two bytes at least, has one of so many bytes.
  private static let step = 2 * longestRun

  /// `bytes`, well-formed UTF-8, without the marks beyond; nil where there are none.
  static func cut(_ bytes: Span<UInt8>) -> [UInt8]? {
    guard mayHoldRun(bytes) else { return nil }
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var run = 0
    var index = 0
    while index < bytes.count {
      let length = length(bytes[index])
      let end = min(bytes.count, index + length)
      run = length > 1 && isMark(bytes, index) ? run + 1 : 0
      if run <= longestRun {
        for place in index..<end { kept.append(bytes[place]) }
      }
      index = end
    }
    return kept.count == bytes.count ? nil : kept
  }

  private static func mayHoldRun(_ bytes: Span<UInt8>) -> Bool {
    var index = step
    while index < bytes.count {
      var start = index
      while start > 0, bytes[start] & 0xc0 == 0x80 { start -= 1 }
      // U+0300, the first of them, is 0xCC 0x80.
      if bytes[start] >= 0xcc, isMark(bytes, start) { return true }
      index += step
    }
    return false
  }

  private static func isMark(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
    let length = length(bytes[start])
    guard length > 1, start + length <= bytes.count else { return false }
    var value = UInt32(bytes[start]) & (0xff >> UInt32(length + 1))
    for place in start + 1..<start + length { value = value << 6 | UInt32(bytes[place] & 0x3f) }
    return Unicode.Scalar(value)?.properties.canonicalCombiningClass != .notReordered
  }

  private static func length(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  }
}

extension String {
  /// Decodes `bytes`; malformed ones are repaired, runs of combining marks cut.
  public init(streamSafe bytes: ArraySlice<UInt8>) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let cut = StreamSafe.cut(text.utf8Span.span) {
      self = String(decoding: cut, as: UTF8.self)
    } else {
      self = text
    }
  }
}
