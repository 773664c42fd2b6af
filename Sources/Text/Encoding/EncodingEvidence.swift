/// What a document's first bytes and its HTTP header say about its encoding.
struct EncodingEvidence {
  /// To be tried in this order.
  private(set) var candidates: [TextEncoding] = []
  /// What was declared first or, with nothing declared, UTF-8.
  private(set) var declared = TextEncoding.utf8
  /// A byte order mark or pattern leaves no doubt.
  private(set) var certain: TextEncoding?
  private(set) var bomLength = 0
  private(set) var hasUnknownLabel = false

  init(_ bytes: [UInt8], contentType: String?) {
    if let (encoding, length) = EncodingEvidence.byteOrderMark(bytes) {
      candidates = [encoding]
      declared = encoding
      certain = encoding
      bomLength = length
      return
    }
    let pattern = EncodingEvidence.pattern(bytes)
    let http = contentType.flatMap(EncodingEvidence.charset)
    let declaration = EncodingEvidence.declaration(bytes, pattern)
    for label in [http, declaration].compactMap({ $0 }) {
      guard var encoding = TextEncoding(label: label) else {
        hasUnknownLabel = true
        continue
      }
      if let pattern, pattern.isWide || encoding.isWide {
        // The label names the family, the bytes tell the order; bytes of single letters in a
        // document that says UTF-16 make the label wrong.
        guard pattern.isWide else { continue }
        encoding = pattern
      }
      if encoding.isWide, pattern == nil { continue }
      candidates.append(encoding)
    }
    if let pattern, pattern.isWide {
      certain = pattern
      if candidates.isEmpty { candidates.append(pattern) }
    }
    declared = candidates.first ?? .utf8
    // Who says ASCII and has other letters may as well mean UTF-8, which tells itself from all others.
    if let label = http ?? declaration, TextEncoding.isASCII(label: label) {
      candidates.insert(.utf8, at: 0)
    }
    if candidates.isEmpty, http != nil || declaration != nil { hasUnknownLabel = true }
    if !candidates.contains(.utf8) { candidates.append(.utf8) }
  }

  private static func byteOrderMark(_ bytes: [UInt8]) -> (TextEncoding, Int)? {
    guard let first = bytes.first, first == 0 || first >= 0xef else { return nil }
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { return (.utf8, 3) }
    if bytes.starts(with: [0xff, 0xfe, 0, 0]) { return (.utf32LittleEndian, 4) }
    if bytes.starts(with: [0, 0, 0xfe, 0xff]) { return (.utf32BigEndian, 4) }
    if bytes.starts(with: [0xff, 0xfe]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xfe, 0xff]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// How `<`, `{` or a blank at the start is spelled (XML 1.0 appendix F.1); UTF-8 stands for anything
  /// that spells it in one ASCII byte, cp037 for EBCDIC.
  private static func pattern(_ bytes: [UInt8]) -> TextEncoding? {
    guard bytes.count >= 4 else { return nil }
    func isASCII(_ byte: UInt8) -> Bool { byte != 0 && byte < 0x80 }
    switch (bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0) {
    case (true, true, true, false): return isASCII(bytes[3]) ? .utf32BigEndian : nil
    case (false, true, true, true): return isASCII(bytes[0]) ? .utf32LittleEndian : nil
    case (true, false, true, false): return isASCII(bytes[1]) ? .utf16BigEndian : nil
    case (false, true, false, true): return isASCII(bytes[0]) ? .utf16LittleEndian : nil
    default: break
    }
    if bytes.starts(with: [0x4c, 0x6f, 0xa7, 0x94]) { return TextEncoding(label: "cp037") }
    return .utf8
  }

  /// The `charset` parameter of a Content-Type, however it is written.
  static func charset(_ contentType: String) -> String? {
    let bytes = Array(contentType.utf8)
    let name = Array("charset".utf8)
    var index = 0
    while index + name.count < bytes.count {
      defer { index += 1 }
      guard zip(bytes[index...], name).allSatisfy({ $0 | 0x20 == $1 }) else { continue }
      var end = index + name.count
      while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
      guard end < bytes.count, bytes[end] == UInt8(ascii: "=") else { continue }
      let value = bytes[(end + 1)...].prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }
      let label = value.filter { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
      return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
    }
    return nil
  }

  /// The `encoding` of the XML declaration, which may stand behind junk.
  private static func declaration(_ bytes: [UInt8], _ pattern: TextEncoding?) -> String? {
    guard let pattern else { return nil }
    let head = TextDecoder(bytes.prefix(pattern.isWide ? 4096 : 1024), pattern).utf8
    let start = ByteSearch.first(UInt8(ascii: "<"), in: head.span, from: 0, to: head.count)
    let close = ByteSearch.first(UInt8(ascii: ">"), in: head.span, from: start, to: head.count)
    guard let start = position(of: "<?xml", in: head, from: start, to: head.count),
      let end = start < close ? close : head[start...].firstIndex(of: UInt8(ascii: ">")),
      let name = position(of: "encoding", in: head, from: start, to: end)
    else { return nil }
    let value = head[(name + 8)..<end].drop { $0 <= 0x20 || $0 == UInt8(ascii: "=") }
    guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    let label = value.dropFirst().prefix { $0 != quote }
    return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
  }

  private static func position(
    of text: StaticString, in bytes: [UInt8], from start: Int, to end: Int
  ) -> Int? {
    text.withUTF8Buffer { needle in
      let span = bytes.span
      var index = start
      while index + needle.count <= end {
        if span[index] | 0x20 == needle[0] | 0x20 {
          var length = 1
          while length < needle.count, span[index + length] | 0x20 == needle[length] | 0x20 {
            length += 1
          }
          if length == needle.count { return index }
        }
        index += 1
      }
      return nil
    }
  }
}
