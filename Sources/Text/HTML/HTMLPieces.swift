/// Pieces of markup by number, all in one row of bytes; 0 is empty.
struct HTMLPieces {
  private var bytes: [UInt8] = Array(repeating: 0, count: HTMLPieces.margin)
  private var ends: [Int] = [0]
  /// Behind the last piece, so that each can be copied in one block.
  private static let margin = 16

  mutating func add(_ piece: String) {
    let end = bytes.count - HTMLPieces.margin
    bytes.insert(contentsOf: piece.utf8, at: end)
    ends.append(bytes.count - HTMLPieces.margin)
  }

  /// Appends the piece with the number to a text.
  @inline(__always)
  func append(_ number: Int, to text: inout ByteBuffer) {
    guard number > 0 else { return }
    text.append(bytes.span, ends[number - 1], ends[number])
  }
}
