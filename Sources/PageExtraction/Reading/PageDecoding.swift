internal import Text

/// Bytes of a page to UTF-8.
enum PageDecoding {
  /// Pages declare their encoding in the first KiB (WHATWG HTML 4.2.5.4); some later, behind scripts.
  static let declarationBytes = 8 << 10

  /// The HTTP header wins, then `<meta charset>`, then what the bytes look like.
  static func decode(_ bytes: [UInt8], contentType: String?) -> [UInt8] {
    var type = contentType
    if type?.lowercased().contains("charset") != true, let label = declaredLabel(bytes) {
      type = "text/html; charset=" + label
    }
    return DecodedDocument(bytes, contentType: type).utf8
  }

  /// What stands behind the first `charset=` in a `meta` tag.
  private static func declaredLabel(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(declarationBytes).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    var index = 0
    while let start = position(of: "<meta", in: head, from: index) {
      let end = head[start...].firstIndex(of: UInt8(ascii: ">")) ?? head.count
      if let comment = position(of: "<!--", in: head, from: index), comment < start {
        index = position(of: "-->", in: head, from: comment) ?? head.count
        continue
      }
      if let name = position(of: "charset", in: head, from: start), name < end {
        let value = head[(name + 7)..<end].drop { $0 <= 0x20 || isMark($0) }
        let label = value.prefix { $0 > 0x20 && !isMark($0) && $0 != UInt8(ascii: ";") }
        // A page whose declaration could be read is in no encoding of two bytes a letter.
        let text = String(decoding: label, as: UTF8.self)
        return text.isEmpty || text.hasPrefix("utf-16") ? nil : text
      }
      index = end
    }
    return nil
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
      || byte == UInt8(ascii: "/")
  }

  private static func position(of needle: StaticString, in bytes: [UInt8], from start: Int) -> Int?
  {
    needle.withUTF8Buffer { needle in
      var index = start
      while index + needle.count <= bytes.count {
        if bytes[index] == needle[0], bytes[index...].starts(with: needle) { return index }
        index += 1
      }
      return nil
    }
  }
}
