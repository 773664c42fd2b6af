internal import Text

/// Signs in a sentence's bytes that it belongs to the page: credits, bylines, calls.
enum FurnitureScanner {
  /// In lower case. Those that end in a letter are whole words: "Images from a satellite show" and
  /// "Followers of the cleric" are news.
  private static let credits: [StaticString] = [
    "source:", "video player", "reporting by", "editing by", "writing by", "(updates",
    "(adds", "(recasts", "(reporting", "(editing", "images:", "images by", "file photo",
    "file photos", "photos:", "photos by", "additional reporting",
    "our standards", "enditem", "(c)", "reuters/", "share:", "compiled by",
  ]
  /// The same, where nothing else is said: "Copyright law was changed" is news.
  private static let labels: [StaticString] = [
    "image", "photo", "slideshow", "copyright", "related", "follow", "click", "subscribe",
  ]
  private static let longestLabelled = 6
  private static let calls: [StaticString] = [
    "sign up", "read more", "click here", "subscribe to our", "subscribe now", "follow us",
    "share this", "share on", "share via", "share your", "see our", "watch our", "watch the video",
    "listen to our", "read our", "view our", "get notifications", "leave a comment",
  ]
  /// Words of the longest call that is one whatever stands around it.
  private static let longestCall = 12

  /// Starts as a credit, byline or call does, or is short and has no letters.
  static func isFurniture(_ sentence: SentenceWords) -> Bool {
    let opens = { (prefix: StaticString) in hasPrefix(sentence.bytes, prefix) }
    if credits.contains(where: opens) || calls.contains(where: opens) { return true }
    if hasPrefix(sentence.bytes, "by "), isByline(sentence) { return true }
    if labels.contains(where: opens), isLabelled(sentence) { return true }
    return sentence.bytes.count <= 40 && !sentence.bytes.contains { isLetter($0) }
  }

  /// "By Ada Quill in Holt", not "By noon all bodies had been recovered".
  private static func isByline(_ sentence: SentenceWords) -> Bool {
    sentence.words.dropFirst().count { !$0.isStopWord && !$0.isNumber && !$0.isCapitalised } <= 1
  }

  /// "Photo: …", "Copyright 2031 …", "Image by …", or short.
  private static func isLabelled(_ sentence: SentenceWords) -> Bool {
    let gap = sentence.gap(after: 0)
    if gap.first == UInt8(ascii: "-") { return false }
    return gap.contains { $0 != 0x20 } || sentence.count <= longestLabelled
      || sentence.words[1].isNumber || sentence.words[1].isStopWord
      || sentence.words[1].isCapitalised
  }

  /// "Watch the video.", "Listen to our podcast."
  static func isCall(_ sentence: SentenceWords) -> Bool {
    sentence.count <= longestCall && calls.contains { hasPrefix(sentence.bytes, $0) }
  }

  static func namesPhotographer(_ bytes: [UInt8]) -> Bool {
    contains(bytes, "REUTERS/") || contains(bytes, "/File") || contains(bytes, "Getty")
      || contains(bytes, "(Xinhua/") || contains(bytes, "(AP Photo")
  }

  /// "NAIROBI (Agency) - ", "LIMA, March 3 -- " at the start.
  static func hasDateline(_ bytes: [UInt8]) -> Bool {
    var index = 0
    var capitals = 0
    var isParenthesis = false
    while index < min(bytes.count, 60) {
      let byte = bytes[index]
      if byte == UInt8(ascii: "(") { isParenthesis = true }
      if byte == UInt8(ascii: ")") { isParenthesis = false }
      if isDash(bytes, index) {
        return capitals >= 3 || index > 3 && bytes[index - 2] == UInt8(ascii: ")")
      }
      if byte >= 0x41, byte <= 0x5a { capitals += 1 }
      if byte >= 0x61, byte <= 0x7a, !isParenthesis, capitals < 4 { return false }
      index += 1
    }
    return false
  }

  /// Ends with a full stop, question or exclamation mark, or a closing quotation mark.
  static func endsLikeSentence(_ bytes: [UInt8]) -> Bool {
    guard let last = bytes.last else { return false }
    switch last {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\""): return true
    default:
      return bytes.suffix(3) == [0xe2, 0x80, 0x9d]
        || bytes.count >= 2 && isTypedQuote(bytes.suffix(2))
    }
  }

  static func startsWithQuote(_ bytes: [UInt8]) -> Bool {
    bytes.first == UInt8(ascii: "\"") || bytes.prefix(3) == [0xe2, 0x80, 0x9c]
      || bytes.count >= 2 && isTypedQuote(bytes.prefix(2))
  }

  private static func isTypedQuote(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.first == bytes.last && bytes.first.map(QuoteMarks.isTypedTwice) == true
  }

  /// A spaced dash: " - ", "--", an en or em dash.
  private static func isDash(_ bytes: [UInt8], _ index: Int) -> Bool {
    if bytes[index] == UInt8(ascii: "-") {
      let before = index > 0 ? bytes[index - 1] : 0
      let after = index + 1 < bytes.count ? bytes[index + 1] : 0
      return before == 0x20 && (after == 0x20 || after == UInt8(ascii: "-"))
    }
    return bytes[index] == 0xe2 && index + 2 < bytes.count && bytes[index + 1] == 0x80
      && (bytes[index + 2] == 0x93 || bytes[index + 2] == 0x94)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7a) || byte >= 0x80
  }

  /// Compares without regard to ASCII case; `prefix` is in lower case, and ends where a word does.
  private static func hasPrefix(_ bytes: [UInt8], _ prefix: StaticString) -> Bool {
    let count = prefix.utf8CodeUnitCount
    guard bytes.count >= count else { return false }
    for index in 0..<count {
      let byte = bytes[index]
      let lower = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
      if lower != prefix.utf8Start[index] { return false }
    }
    return bytes.count == count || !isLetter(prefix.utf8Start[count - 1]) || !isLetter(bytes[count])
  }

  private static func contains(_ bytes: [UInt8], _ part: StaticString) -> Bool {
    let count = part.utf8CodeUnitCount
    guard bytes.count >= count else { return false }
    let first = part.utf8Start[0]
    for start in 0...(bytes.count - count) where bytes[start] == first {
      var index = 1
      while index < count, bytes[start + index] == part.utf8Start[index] { index += 1 }
      if index == count { return true }
    }
    return false
  }
}
