/// Where in a vector the terms stand whose keys begin with the same bits: finds the few terms that one article
/// shares with each of many others, without reading its own again for each of them.
struct TermLookup: Hashable, Sendable {
  /// The first entry of each beginning, and the number of entries at the end.
  let starts: [UInt16]
  /// A bit for each longer beginning that there is: what is in none of them is not shared.
  let marks: [UInt64]

  private static let bits: UInt32 = 9
  private static let markBits: UInt32 = 12

  init(_ vector: TermVector) {
    var marks = Array(repeating: UInt64(0), count: 1 << Self.markBits / UInt64.bitWidth)
    vector.withEntries { entries in
      for index in 0..<entries.count {
        let mark = Self.mark(of: entries.key(index))
        marks[mark.word] |= mark.bit
      }
    }
    self.marks = marks
    starts = vector.withEntries { entries in
      var starts: [UInt16] = []
      starts.reserveCapacity(1 << Self.bits + 1)
      var index = 0
      for beginning in 0...(1 << Self.bits) {
        while index < entries.count, Self.beginning(of: entries.key(index)) < beginning {
          index += 1
        }
        starts.append(UInt16(truncatingIfNeeded: index))
      }
      return starts
    }
  }

  @inline(__always)
  static func mark(of key: UInt32) -> (word: Int, bit: UInt64) {
    let mark = key >> (32 - markBits)
    return (Int(mark >> 6), 1 << UInt64(mark & 63))
  }

  @inline(__always)
  static func beginning(of key: UInt32) -> Int { Int(key >> (32 - bits)) }
}
