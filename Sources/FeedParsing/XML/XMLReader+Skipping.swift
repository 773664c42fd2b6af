internal import Text

/// What is passed without being read: comments, DOCTYPE, processing instructions.
extension XMLReader {
  /// Passes a comment or a DOCTYPE; false where the `<!` is but text.
  mutating func skipDeclaration(_ bytes: Span<UInt8>) -> Bool {
    if starts("<!--", bytes) {
      guard hasMoreCommentEnds, let close = find("-->", bytes, from: index + 4) else {
        hasMoreCommentEnds = false
        note(.unclosedSection)
        let tagEnd = ByteSearch.first(UInt8(ascii: ">"), in: bytes, from: index, to: end)
        index = min(tagEnd + 1, end)
        return true
      }
      if let dashes = find("--", bytes, from: index + 4), dashes < close { note(.badComment) }
      index = close + 3
      return true
    }
    guard index + 2 < end, bytes[index + 2] | 0x20 == UInt8(ascii: "d") else {
      // `<![IGNORE[` and other things of a DTD.
      guard index + 2 < end, bytes[index + 2] == UInt8(ascii: "[") else { return false }
      note(.bareLessThan)
      let tagEnd = ByteSearch.first(UInt8(ascii: ">"), in: bytes, from: index, to: end)
      index = min(tagEnd + 1, end)
      return true
    }
    skipDoctype(bytes)
    return true
  }

  /// Passes `<!DOCTYPE name SYSTEM "…" [ … ]>` without a look at what it declares.
  private mutating func skipDoctype(_ bytes: Span<UInt8>) {
    let start = index
    var depth = 0
    index += 2
    while index < end, hasMoreDoctypeEnds {
      switch bytes[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard let close = closingQuote(bytes, bytes[index], from: index + 1) else {
          return giveUpDoctype(bytes, start)
        }
        index = close
      case UInt8(ascii: "<"):
        if starts("<!--", bytes) {
          guard let close = find("-->", bytes, from: index + 4) else {
            return giveUpDoctype(bytes, start)
          }
          index = close + 2
        } else {
          depth += 1
        }
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">"):
        if depth <= 0 {
          index += 1
          return
        }
        depth -= 1
      default: break
      }
      index += 1
    }
    giveUpDoctype(bytes, start)
  }

  private mutating func giveUpDoctype(_ bytes: Span<UInt8>, _ start: Int) {
    hasMoreDoctypeEnds = false
    index = start
    note(.unclosedSection)
    index = min(
      ByteSearch.first(UInt8(ascii: ">"), in: bytes, from: start, to: end) + 1, end)
  }

  mutating func skipInstruction(_ bytes: Span<UInt8>) {
    if hasMoreInstructionEnds, let close = find("?>", bytes, from: index + 2) {
      index = close + 2
      return
    }
    hasMoreInstructionEnds = false
    note(.unclosedSection)
    index = min(
      ByteSearch.first(UInt8(ascii: ">"), in: bytes, from: index, to: end) + 1, end)
  }
}
