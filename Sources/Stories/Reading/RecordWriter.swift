/// Numbers as bytes, the least significant first: what the store keeps of the matcher's memory.
struct RecordWriter {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ number: UInt8) { bytes.append(number) }
  mutating func add(_ number: UInt16) { append(UInt64(number), bytes: 2) }
  mutating func add(_ number: UInt32) { append(UInt64(number), bytes: 4) }
  mutating func add(_ number: UInt64) { append(number, bytes: 8) }

  /// The count, then the numbers.
  mutating func add(_ numbers: [UInt16]) {
    add(UInt32(numbers.count))
    for number in numbers { add(number) }
  }

  mutating func add(_ numbers: [UInt32]) {
    add(UInt32(numbers.count))
    for number in numbers { add(number) }
  }

  mutating func add(_ numbers: [UInt64]) {
    add(UInt32(numbers.count))
    for number in numbers { add(number) }
  }

  mutating func add(_ text: String) {
    add(UInt32(text.utf8.count))
    bytes += text.utf8
  }

  private mutating func append(_ number: UInt64, bytes count: Int) {
    for place in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
  }
}
