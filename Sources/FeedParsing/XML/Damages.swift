internal import Text

/// What was found wrong in a document: of each kind the first place.
struct Damages {
  private(set) var found: [(code: FeedWarning.Code, offset: Int?)] = []

  mutating func note(_ code: FeedWarning.Code, at offset: Int?) {
    // A few kinds at most, and the list is short-circuited by its first hit.
    for known in found where known.code == code { return }
    found.append((code, offset))
  }

  /// The warnings with their lines, in the order in which they were found.
  func warnings(_ bytes: Span<UInt8>) -> [FeedWarning] {
    found.map { damage in
      guard let offset = damage.offset else { return FeedWarning(damage.code) }
      let end = min(offset, bytes.count)
      let line = 1 + ByteSearch.count(0x0a, in: bytes, from: 0, to: end)
      return FeedWarning(damage.code, line: line)
    }
  }
}
