/// Positions by hash in open addressing: made once, then only read.
///
/// The keys are good hashes already, which `Dictionary` would hash again; at a quarter full most
/// lookups touch one cell.
public struct HashIndex: Sendable {
  @usableFromInline var keys: [UInt64]
  @usableFromInline var positions: [Int32]

  /// The position of a key is its place in `hashes`; of repeated keys the first counts.
  public init(_ hashes: [UInt64]) {
    var size = 16
    while size < hashes.count * 4 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    positions = Array(repeating: -1, count: size)
    for (position, hash) in hashes.enumerated() {
      let cell = cell(of: hash)
      if positions[cell] < 0 {
        keys[cell] = hash
        positions[cell] = Int32(clamping: position)
      }
    }
  }

  /// The distinct keys, in no order that means anything.
  public var hashes: [UInt64] {
    positions.indices.filter { positions[$0] >= 0 }.map { keys[$0] }
  }

  @inlinable
  public func position(of hash: UInt64) -> Int? {
    let position = positions[cell(of: hash)]
    return position < 0 ? nil : Int(position)
  }

  /// The cell that holds the hash, or the free one where it would go.
  @inlinable
  func cell(of hash: UInt64) -> Int {
    let mask = keys.count - 1
    var cell = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while positions[cell] >= 0, keys[cell] != hash { cell = (cell + 1) & mask }
    return cell
  }
}
