internal import News
internal import Text

/// A growing list of values without references, with one owner: neither to add nor to forget them counts references,
/// and the memory stays for the next ones.
///
/// Owns its memory from `start`, freed with it.
struct RowList<Row: BitwiseCopyable>: ~Copyable {
  private var start: UnsafeMutablePointer<Row>?
  private var capacity = 0
  private(set) var count = 0

  deinit { start?.deallocate() }

  subscript(index: Int) -> Row? {
    guard index >= 0, index < count, let start else { return nil }
    return start[index]
  }

  mutating func removeAll() { count = 0 }

  /// Puts a row before the one at `position`, behind the last at most.
  mutating func insert(_ row: Row, at position: Int) {
    if count == capacity { grow() }
    guard let start else { return }
    var index = count
    while index > position, index > 0 {
      start[index] = start[index - 1]
      index -= 1
    }
    start[index] = row
    count += 1
  }

  mutating func append(_ row: Row) {
    insert(row, at: count)
  }

  private mutating func grow() {
    capacity = max(8, capacity * 2)
    let larger = UnsafeMutablePointer<Row>.allocate(capacity: capacity)
    if let start {
      larger.update(from: start, count: count)
      start.deallocate()
    }
    start = larger
  }

  /// Whether one of the rows is like that.
  @inline(__always)
  func contains(where isLike: (Row) -> Bool) -> Bool {
    guard let start else { return false }
    for index in 0..<count where isLike(start[index]) { return true }
    return false
  }

  /// Appends the rows on end, as the bytes they are, and tells where; the place is empty where there are none.
  func append(to values: inout ByteBuffer) -> TextPlace {
    guard count > 0, let start else { return TextPlace() }
    let end = values.count
    UnsafeRawBufferPointer(start: start, count: count * MemoryLayout<Row>.stride)
      .withMemoryRebound(to: UInt8.self) { values.append($0.span, 0, $0.count) }
    return TextPlace(behind: end, in: values)
  }
}

extension TextPlace {
  /// What stands behind the first `start` bytes.
  init(behind start: Int, in values: borrowing ByteBuffer) {
    self.init(
      start: UInt32(truncatingIfNeeded: start),
      count: UInt32(truncatingIfNeeded: values.count - start))
  }
}
