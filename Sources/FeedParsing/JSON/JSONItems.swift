internal import Text

/// Where the items of a JSON Feed stand in the document, found without reading them.
///
/// By brackets and quotes alone: whether an item is valid shows when it is read. A document that is cut, or where
/// something else than commas stands between items, has to be read as a whole.
struct JSONItems {
  /// The elements of the top-level `items`.
  private(set) var ranges: [Range<Int>] = []
  /// That array with its brackets.
  private var array = 0..<0

  /// Nil where there is no such array, or anything that is not as it should be.
  init?(_ bytes: [UInt8]) {
    let span = bytes.span
    guard let start = JSONItems.arrayStart(span) else { return nil }
    var index = JSONItems.skipBlanks(span, start + 1)
    while index < span.count, span[index] != UInt8(ascii: "]") {
      if !ranges.isEmpty {
        guard span[index] == UInt8(ascii: ",") else { return nil }
        index = JSONItems.skipBlanks(span, index + 1)
      }
      guard let end = JSONItems.valueEnd(span, index), end > index else { return nil }
      ranges.append(index..<end)
      index = JSONItems.skipBlanks(span, end)
    }
    guard index < span.count else { return nil }
    array = start..<index + 1
  }

  /// The document with an empty array in the place of its items.
  func frame(of bytes: [UInt8]) -> [UInt8] {
    bytes[..<array.lowerBound] + Array("[]".utf8) + bytes[array.upperBound...]
  }

  /// Where the `[` of the member `items` of the outermost object stands.
  private static func arrayStart(_ bytes: Span<UInt8>) -> Int? {
    var index = skipBlanks(bytes, 0)
    if bytes.count - index > 3, bytes[index] == 0xef { index = skipBlanks(bytes, index + 3) }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "{") else { return nil }
    index = skipBlanks(bytes, index + 1)
    while index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
      guard let nameEnd = valueEnd(bytes, index) else { return nil }
      let isItems = isEqual(bytes, index, nameEnd, to: "\"items\"")
      index = skipBlanks(bytes, nameEnd)
      guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { return nil }
      index = skipBlanks(bytes, index + 1)
      if isItems { return index < bytes.count && bytes[index] == UInt8(ascii: "[") ? index : nil }
      guard let end = valueEnd(bytes, index) else { return nil }
      index = skipBlanks(bytes, end)
      guard index < bytes.count, bytes[index] == UInt8(ascii: ",") else { return nil }
      index = skipBlanks(bytes, index + 1)
    }
    return nil
  }

  /// Behind the value that begins at `start`, by its brackets and quotes alone; nil where it does not end.
  private static func valueEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
    var depth = 0
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        while true {
          index = ByteSearch.first(
            UInt8(ascii: "\""), or: UInt8(ascii: "\\"), in: bytes, from: index, to: bytes.count)
          guard index < bytes.count else { return nil }
          if bytes[index] == UInt8(ascii: "\"") { break }
          index += 2
          if index > bytes.count { return nil }
        }
        if depth == 0 { return index + 1 }
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return index }
        depth -= 1
        if depth == 0 { return index + 1 }
      case UInt8(ascii: ","): if depth == 0 { return index }
      default: break
      }
      index += 1
    }
    return nil
  }

  private static func isEqual(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, to text: StaticString
  ) -> Bool {
    guard end - start == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { letters in
      for offset in letters.indices where bytes[start + offset] != letters[offset] { return false }
      return true
    }
  }

  private static func skipBlanks(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    return index
  }
}
