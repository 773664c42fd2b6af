extension Array<UInt64> {
  /// Sorts numbers whose first bits are those of hashes, as many to each: a place for each beginning, then a
  /// step or two to the right one. Numbers that crowd one end take longer, as for any insertion.
  mutating func sortHashes() {
    let bits = Swift.min(16, (UInt64.bitWidth - count.leadingZeroBitCount))
    guard count > 1 else { return }
    let old = self
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 1 << bits + 1) { ends in
      ends.initialize(repeating: 0)
      let shift = UInt64(UInt64.bitWidth - bits)
      for number in old { ends[Int(number >> shift) + 1] += 1 }
      for beginning in 0..<(1 << bits) { ends[beginning + 1] += ends[beginning] }
      withUnsafeMutableBufferPointer { sorted in
        for number in old {
          let place = Int(ends[Int(number >> shift)])
          ends[Int(number >> shift)] += 1
          sorted[place] = number
        }
        for index in 1..<sorted.count {
          let number = sorted[index]
          var place = index
          while place > 0, sorted[place - 1] > number {
            sorted[place] = sorted[place - 1]
            place -= 1
          }
          sorted[place] = number
        }
      }
    }
  }

  /// Moves the `count` largest numbers to the front, in any order.
  ///
  /// Source: C. A. R. Hoare, "Algorithm 65: Find", 1961, with the median of three as pivot.
  mutating func bringLargestToFront(_ count: Int) {
    var low = 0
    var high = self.count - 1
    while low < high, count > 0, count < self.count {
      let middle = self[(low + high) / 2]
      let pivot = Swift.max(
        Swift.min(self[low], self[high]),
        Swift.min(middle, Swift.max(self[low], self[high])))
      var left = low
      var right = high
      while left <= right {
        while self[left] > pivot { left += 1 }
        while self[right] < pivot { right -= 1 }
        guard left <= right else { break }
        swapAt(left, right)
        left += 1
        right -= 1
      }
      if count - 1 <= right {
        high = right
      } else if count - 1 >= left {
        low = left
      } else {
        return
      }
    }
  }
}
