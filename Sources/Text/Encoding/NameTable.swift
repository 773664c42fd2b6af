/// Positions of a few short names, found without regard to ASCII case.
///
/// Compares the letters of names up to sixteen bytes, hashes of longer ones: a long name that is not in the table
/// can be made to look like one that is. Nothing of the text that was looked up may be trusted to be the name.
public struct NameTable: Sendable {
  private struct Cell {
    var key = NameKey.none
    var position: UInt8 = 0
  }
  private var cells: [Cell]
  private let mask: Int

  /// Fewer than 256 names; an empty one holds a position without a name.
  public init(_ names: [String]) {
    var size = 64
    while size < names.count * 4 { size *= 2 }
    mask = size - 1
    cells = Array(repeating: Cell(), count: size)
    for (position, name) in names.enumerated() where !name.isEmpty {
      let bytes = Array(name.utf8)
      let key = NameKey(bytes.span, 0, bytes.count)
      var slot = key.slot(mask)
      while cells[slot].key != .none { slot = (slot + 1) & mask }
      cells[slot] = Cell(key: key, position: UInt8(truncatingIfNeeded: position))
    }
  }

  /// The position of the name that stands in `start..<end`, 0 where it is not in the table.
  public func find(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    guard start < end else { return 0 }
    let key = NameKey(bytes, start, end)
    let cells = cells.span
    var slot = key.slot(mask)
    while true {
      let cell = cells[slot]
      if cell.key == key { return Int(cell.position) }
      if cell.key == .none { return 0 }
      slot = (slot &+ 1) & mask
    }
  }
}
