extension SourceNode {
  /// `5MiB`, `64kB`: a whole number and its unit, in bytes, within `range`.
  func size(in range: ClosedRange<Int>, _ findings: inout Findings) -> Int? {
    guard let (text, _) = scalar("a size", &findings) else { return nil }
    guard let bytes = SizeText.parse(text) else {
      let remedy =
        Int(text) != nil ? "a unit is missing: \(text)B or \(text)MiB?" : "like 512kB, 5MiB, 10GiB"
      findings.error(place, "\(kind) is no size", remedy: remedy)
      return nil
    }
    guard range.contains(bytes) else {
      let lowest = SizeText.text(range.lowerBound)
      let highest = SizeText.text(range.upperBound)
      findings.error(place, "\(text) is out of range", remedy: "\(lowest) to \(highest)")
      return nil
    }
    return bytes
  }
}
