/// A character reference found in a text: `&amp;`, `&#8217;`, `&#x2019;`.
public struct CharacterReference: Hashable, Sendable {
  /// Bytes from the `&` to its end, the semicolon included where there is one.
  public var length: Int
  public var hasSemicolon: Bool
  /// The first character; nil where a numeric reference means none that may stand in a text.
  public var first: Unicode.Scalar?
  /// The second one of the few names that stand for two.
  public var second: Unicode.Scalar?
}

extension CharacterReference {
  /// Where it is looked for.
  public enum Place: Sendable {
    /// XML, where a name or number without a semicolon is no reference.
    case xml
    /// Text of HTML, where old names may lack it, even before other letters.
    case htmlText
    /// A value in HTML, where `&copy=2` is no reference (WHATWG HTML 13.2.5.73).
    case htmlAttribute
  }

  /// The reference that begins with the `&` at `start`; nil where none does, so that it is a `&`.
  public static func match(_ bytes: Span<UInt8>, at start: Int, end: Int, in place: Place)
    -> CharacterReference?
  {
    guard start + 2 < end else { return nil }
    let next = bytes[start + 1]
    if next == UInt8(ascii: "#") { return numeric(bytes, start, end, place) }
    guard isLetter(next) else { return nil }
    if let common = common(bytes, start, end) { return common }
    var nameEnd = start + 1
    while nameEnd < end, nameEnd - start <= CharacterReferenceNames.longest,
      isLetter(bytes[nameEnd]) || isDigit(bytes[nameEnd])
    {
      nameEnd += 1
    }
    if nameEnd < end, bytes[nameEnd] == UInt8(ascii: ";"),
      let entry = CharacterReferenceNames.find(bytes, start + 1, nameEnd)
    {
      return CharacterReference(
        length: nameEnd + 1 - start, hasSemicolon: true, first: entry.first, second: entry.second)
    }
    if place == .xml { return nil }
    return legacy(bytes, start, nameEnd, end, place)
  }

  /// The longest old name at the start of the word.
  private static func legacy(
    _ bytes: Span<UInt8>, _ start: Int, _ nameEnd: Int, _ end: Int, _ place: Place
  ) -> CharacterReference? {
    var length = min(nameEnd - start - 1, CharacterReferenceNames.longestLegacy)
    while length >= 2 {
      let stop = start + 1 + length
      if let entry = CharacterReferenceNames.find(bytes, start + 1, stop), entry.isLegacy {
        if place == .htmlAttribute, stop < end,
          bytes[stop] == UInt8(ascii: "=") || isLetter(bytes[stop]) || isDigit(bytes[stop])
        {
          return nil
        }
        return CharacterReference(
          length: stop - start, hasSemicolon: false, first: entry.first, second: entry.second)
      }
      length -= 1
    }
    return nil
  }

  /// The five of XML, which are nearly all there are.
  private static func common(_ bytes: Span<UInt8>, _ start: Int, _ end: Int)
    -> CharacterReference?
  {
    let left = end - start
    guard left >= 4 else { return nil }
    func found(_ length: Int, _ scalar: Unicode.Scalar) -> CharacterReference {
      CharacterReference(length: length, hasSemicolon: true, first: scalar)
    }
    let (b1, b2, b3) = (bytes[start + 1], bytes[start + 2], bytes[start + 3])
    if b2 == UInt8(ascii: "t"), b3 == UInt8(ascii: ";") {
      if b1 == UInt8(ascii: "l") { return found(4, "<") }
      if b1 == UInt8(ascii: "g") { return found(4, ">") }
      return nil
    }
    guard left >= 5 else { return nil }
    let b4 = bytes[start + 4]
    if b1 == UInt8(ascii: "a"), b2 == UInt8(ascii: "m"), b3 == UInt8(ascii: "p"),
      b4 == UInt8(ascii: ";")
    {
      return found(5, "&")
    }
    guard left >= 6, bytes[start + 5] == UInt8(ascii: ";") else { return nil }
    if b1 == UInt8(ascii: "q"), b2 == UInt8(ascii: "u"), b3 == UInt8(ascii: "o"),
      b4 == UInt8(ascii: "t")
    {
      return found(6, "\"")
    }
    if b1 == UInt8(ascii: "a"), b2 == UInt8(ascii: "p"), b3 == UInt8(ascii: "o"),
      b4 == UInt8(ascii: "s")
    {
      return found(6, "'")
    }
    if b1 == UInt8(ascii: "n"), b2 == UInt8(ascii: "b"), b3 == UInt8(ascii: "s"),
      b4 == UInt8(ascii: "p")
    {
      return found(6, "\u{a0}")
    }
    return nil
  }

  private static func numeric(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ place: Place)
    -> CharacterReference?
  {
    var index = start + 2
    let isHexadecimal = bytes[index] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let digitsStart = index
    var code: UInt32 = 0
    while index < end, let digit = digitValue(bytes[index], isHexadecimal) {
      // Beyond Unicode the exact number does not matter.
      code = min(code * (isHexadecimal ? 16 : 10) + digit, 0x110000)
      index += 1
    }
    guard index > digitsStart else { return nil }
    let hasSemicolon = index < end && bytes[index] == UInt8(ascii: ";")
    if !hasSemicolon, place == .xml { return nil }
    return CharacterReference(
      length: index + (hasSemicolon ? 1 : 0) - start, hasSemicolon: hasSemicolon,
      first: character(code))
  }

  /// Numbers 128 to 159 mean windows-1252 (WHATWG HTML 13.2.5.80); what XML does not allow is nothing.
  private static func character(_ code: UInt32) -> Unicode.Scalar? {
    switch code {
    case 0x09, 0x0a, 0x0d, 0x20...0x7f: return Unicode.Scalar(code)
    case 0x80...0x9f:
      let bytes = UTF8Cleaning.windows1252(UInt8(truncatingIfNeeded: code))
      return String(decoding: bytes, as: UTF8.self).unicodeScalars.first
    case 0xa0...0xd7ff, 0xe000...0xfffd, 0x10000...0x10ffff: return Unicode.Scalar(code)
    default: return nil
    }
  }

  private static func digitValue(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    if isDigit(byte) { return UInt32(byte - 0x30) }
    guard isHexadecimal, (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20) else {
      return nil
    }
    return UInt32(byte | 0x20) - 0x57
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
