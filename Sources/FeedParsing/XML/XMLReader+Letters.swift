internal import Text

/// How names, tags and sections are told from other letters.
extension XMLReader {
  /// Where the end tag of the last start tag that stands at `position` ends; nil where there is none.
  @inline(__always)
  func endOfEndTag(_ bytes: Span<UInt8>, _ position: Int) -> Int? {
    let start = position &+ 2
    let close = start &+ (nameEnd &- nameStart)
    guard close < end, bytes[unchecked: position] == UInt8(ascii: "<"),
      bytes[unchecked: position &+ 1] == UInt8(ascii: "/"),
      bytes[unchecked: close] == UInt8(ascii: ">")
    else { return nil }
    let isSame =
      close &- start <= NameKey.longestExact
      ? NameKey.isName(bytes, start, close, of: nameKey)
      : isEqual(bytes, nameStart, nameEnd, start, close)
    return isSame ? close &+ 1 : nil
  }

  /// Whether `<![CDATA[` stands here.
  func startsSection(_ bytes: Span<UInt8>) -> Bool {
    guard index + 9 <= end else { return false }
    let word = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    return UInt64(littleEndian: word) == 0x4154_4144_435b_213c
      && bytes[index + 8] == UInt8(ascii: "[")
  }

  /// Where an end tag with the name of the last tag next stands, else the end of the document.
  func nextEndTag(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var position = start
    while true {
      position = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: position, to: end)
      if position == end || endOfEndTag(bytes, position) != nil { return position }
      position += 1
    }
  }

  /// Where the next `]]>` stands.
  mutating func sectionEnd(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    guard hasMoreSectionEnds else { return nil }
    var position = start
    while true {
      position = ByteSearch.first(UInt8(ascii: "]"), in: bytes, from: position, to: end)
      guard position + 2 < end else {
        hasMoreSectionEnds = false
        return nil
      }
      if bytes[unchecked: position + 1] == UInt8(ascii: "]"),
        bytes[unchecked: position + 2] == UInt8(ascii: ">")
      {
        return position
      }
      position += 1
    }
  }

  func starts(_ text: StaticString, _ bytes: Span<UInt8>) -> Bool {
    guard index + text.utf8CodeUnitCount <= end else { return false }
    return text.withUTF8Buffer { letters in
      for offset in letters.indices where bytes[index + offset] != letters[offset] { return false }
      return true
    }
  }

  func find(_ text: StaticString, _ bytes: Span<UInt8>, from start: Int) -> Int? {
    text.withUTF8Buffer { letters in
      var position = start
      while true {
        position = ByteSearch.first(letters[0], in: bytes, from: position, to: end)
        guard position + letters.count <= end else { return nil }
        var isFound = true
        for offset in 1..<letters.count where bytes[position + offset] != letters[offset] {
          isFound = false
        }
        if isFound { return position }
        position += 1
      }
    }
  }

  @inline(__always)
  func isNameStart(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
      || byte >= 0x80
  }

  /// Where the name that stands at `start` ends.
  @inline(__always)
  func endOfName(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    if index &+ 16 <= end {
      let block = ByteSearch.block(bytes, index)
      // `<`, `=`, `>` and `?` differ in two bits.
      let marks =
        ByteSearch.below(0x21, block) | ByteSearch.equal(UInt8(ascii: "/"), block)
        | ByteSearch.equal(UInt8(ascii: "<"), block & SIMD16(repeating: 0xfc))
      if let offset = ByteSearch.firstSet(marks) { return index &+ offset }
      index &+= 16
    }
    while index < end, !isNameEnd(bytes[unchecked: index]) { index &+= 1 }
    return index
  }

  @inline(__always)
  func isNameEnd(_ byte: UInt8) -> Bool {
    // `<`, `=` and `>` follow each other; letters are above them.
    byte <= UInt8(ascii: ">")
      && (byte >= UInt8(ascii: "<") || byte == UInt8(ascii: "/") || isBlank(byte))
  }

  @inline(__always)
  func isBlank(_ byte: UInt8) -> Bool {
    byte <= 0x20
  }
}

/// Whether two parts of a document are equal, byte for byte.
@inline(__always)
func isEqual(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ otherStart: Int, _ otherEnd: Int)
  -> Bool
{
  let length = end - start
  guard length == otherEnd - otherStart else { return false }
  guard length > 0 else { return true }
  if length <= NameKey.longestExact {
    return NameKey.isName(
      bytes, start, end, of: NameKey(exactly: bytes, otherStart, otherEnd))
  }
  for offset in 0..<length where bytes[start + offset] != bytes[otherStart + offset] {
    return false
  }
  return true
}
