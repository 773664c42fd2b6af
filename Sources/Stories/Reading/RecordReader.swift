/// Reads what `RecordWriter` wrote; nil where the bytes end before the number does.
struct RecordReader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { index == bytes.count }

  mutating func uint8() -> UInt8? { read(1).map { UInt8($0) } }
  mutating func uint16() -> UInt16? { read(2).map { UInt16($0) } }
  mutating func uint32() -> UInt32? { read(4).map { UInt32($0) } }
  mutating func uint64() -> UInt64? { read(8) }

  mutating func uint16s() -> [UInt16]? { list(2) { UInt16(truncatingIfNeeded: $0) } }
  mutating func uint32s() -> [UInt32]? { list(4) { UInt32(truncatingIfNeeded: $0) } }
  mutating func uint64s() -> [UInt64]? { list(8) { $0 } }

  mutating func text() -> String? {
    guard let count = uint32(), Int(count) <= bytes.count - index else { return nil }
    defer { index += Int(count) }
    return String(decoding: bytes[index..<(index + Int(count))], as: UTF8.self)
  }

  private mutating func list<Number>(_ width: Int, _ make: (UInt64) -> Number) -> [Number]? {
    guard let count = uint32(), Int(count) <= (bytes.count - index) / width else { return nil }
    var numbers: [Number] = []
    numbers.reserveCapacity(Int(count))
    for _ in 0..<count { numbers.append(make(number(width))) }
    return numbers
  }

  private mutating func read(_ width: Int) -> UInt64? {
    index + width <= bytes.count ? number(width) : nil
  }

  private mutating func number(_ width: Int) -> UInt64 {
    var number: UInt64 = 0
    for place in 0..<width { number |= UInt64(bytes[index + place]) << (8 * place) }
    index += width
    return number
  }
}
