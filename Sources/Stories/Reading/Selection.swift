extension Array<UInt64> {
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
