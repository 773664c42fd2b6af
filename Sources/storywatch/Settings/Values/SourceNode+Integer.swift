extension SourceNode {
  /// A whole number in decimal digits, within `range`.
  func integer(in range: ClosedRange<Int>, _ findings: inout Findings) -> Int? {
    guard let (text, _) = scalar("a whole number", &findings) else { return nil }
    guard let number = Int(text), text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }) else {
      findings.error(place, "expected a whole number, found \(kind)")
      return nil
    }
    guard range.contains(number) else {
      findings.error(
        place, "\(number) is out of range", remedy: "\(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }
}
