/// Positions of a few short names, found without regard to ASCII case.
///
/// Compares 64-bit hashes, not letters: a name that is not in the table can be made to look like one that is.
/// Nothing of the text that was looked up may be trusted to be the name.
public struct NameTable: Sendable {
  private var hashes: [UInt64]
  private var positions: [UInt8]
  private let mask: Int

  /// Fewer than 256 names; an empty one holds a position without a name.
  public init(_ names: [String]) {
    var size = 64
    while size < names.count * 4 { size *= 2 }
    mask = size - 1
    hashes = Array(repeating: 0, count: size)
    positions = Array(repeating: 0, count: size)
    for (position, name) in names.enumerated() where !name.isEmpty {
      let bytes = Array(name.utf8)
      let hash = NameTable.hash(bytes.span, 0, bytes.count)
      var slot = slot(hash)
      while hashes[slot] != 0 { slot = (slot + 1) & mask }
      hashes[slot] = hash
      positions[slot] = UInt8(truncatingIfNeeded: position)
    }
  }

  /// The position of the name that stands in `start..<end`, 0 where it is not in the table.
  public func find(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    let hash = NameTable.hash(bytes, start, end)
    var slot = slot(hash)
    while hashes[slot] != 0 {
      if hashes[slot] == hash { return Int(positions[slot]) }
      slot = (slot + 1) & mask
    }
    return 0
  }

  private func slot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash ^ (hash >> 29)) & mask
  }

  /// FNV-1a of the letters in lower case.
  private static func hash(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in start..<end {
      let byte = bytes[index]
      let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
      hash = (hash ^ UInt64(lower)) &* 0x0000_0100_0000_01b3
    }
    return hash
  }
}
