internal import News
internal import Text

/// Reads the ways in which RSS names a person: `me@example.com (Ann Author)`, `Ann Author <me@example.com>`.
enum PersonString {
  /// Nil where the text names nobody.
  static func person(_ text: String) -> Person? {
    var sanitizer = HTMLSanitizer()
    return person(text.utf8Span.span, with: &sanitizer)
  }

  /// The same for bytes of UTF-8 without white space around them.
  static func person(_ text: Span<UInt8>, with sanitizer: inout HTMLSanitizer) -> Person? {
    let at = ByteSearch.first(UInt8(ascii: "@"), in: text, from: 0, to: text.count)
    if at == text.count { return sanitizer.text(text).map { Person(name: $0) } }
    let bytes = text.withUnsafeBufferPointer { Array($0) }
    guard let address = addressRange(bytes) else {
      return sanitizer.text(text).map { Person(name: $0) }
    }
    var person = Person(email: String(decoding: bytes[address], as: UTF8.self))
    var before = bytes[..<address.lowerBound]
    var after = bytes[address.upperBound...]
    let scheme = Array("mailto:".utf8)
    if before.suffix(scheme.count).elementsEqual(scheme, by: { $0 | 0x20 == $1 | 0x20 }) {
      before = before.dropLast(scheme.count)
    }
    // The address takes its brackets with it.
    while let last = before.last, let first = after.first, isPair(last, first) {
      before = before.dropLast()
      after = after.dropFirst()
    }
    let rest = Array(before + [0x20] + after)
    let name = unwrapped(sanitizer.text(rest.span) ?? "")
    if !name.isEmpty { person.name = name }
    return person
  }

  /// `(Ann Author)` → `Ann Author`.
  private static func unwrapped(_ name: String) -> String {
    var bytes = Array(name.utf8)[...]
    var isChanged = true
    while isChanged {
      isChanged = false
      while let first = bytes.first, isEdge(first) {
        bytes = bytes.dropFirst()
        isChanged = true
      }
      while let last = bytes.last, isEdge(last) {
        bytes = bytes.dropLast()
        isChanged = true
      }
      if bytes.count >= 2, let first = bytes.first, let last = bytes.last, isPair(first, last) {
        bytes = bytes.dropFirst().dropLast()
        isChanged = true
      }
    }
    if bytes.elementsEqual("()".utf8) || bytes.elementsEqual("(".utf8) { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isEdge(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
      || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
  }

  private static func isPair(_ open: UInt8, _ close: UInt8) -> Bool {
    switch (open, close) {
    case (UInt8(ascii: "("), UInt8(ascii: ")")), (UInt8(ascii: "<"), UInt8(ascii: ">")),
      (UInt8(ascii: "["), UInt8(ascii: "]")), (UInt8(ascii: "\""), UInt8(ascii: "\"")):
      true
    default: false
    }
  }

  /// Where the first mail address stands.
  private static func addressRange(_ bytes: [UInt8]) -> Range<Int>? {
    var start = 0
    while let at = bytes[start...].firstIndex(of: UInt8(ascii: "@")) {
      var low = at
      while low > start, isLocalPart(bytes[low - 1]) { low -= 1 }
      var high = at + 1
      while high < bytes.count, isDomain(bytes[high]) { high += 1 }
      while high > at + 1,
        bytes[high - 1] == UInt8(ascii: ".") || bytes[high - 1] == UInt8(ascii: "-")
      {
        high -= 1
      }
      if low < at, high > at + 1 { return low..<high }
      start = at + 1
    }
    return nil
  }

  private static func isDomain(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "-") || byte >= 0x80
  }

  private static func isLocalPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "%"), UInt8(ascii: "'"), UInt8(ascii: "!"), UInt8(ascii: "#"),
      UInt8(ascii: "&"), UInt8(ascii: "="), UInt8(ascii: "~"):
      true
    default: (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80
    }
  }
}
