/// Durations as `feeds.yaml` writes them.
enum DurationText {
  private static let units: [(letter: UInt8, seconds: Int64)] = [
    (UInt8(ascii: "y"), 365 * 86_400), (UInt8(ascii: "d"), 86_400), (UInt8(ascii: "h"), 3_600),
    (UInt8(ascii: "m"), 60), (UInt8(ascii: "s"), 1),
  ]

  /// Reads a whole number and its unit; nil for all else and for more than 100 years.
  static func parse(_ text: String) -> Duration? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 2, bytes.count <= 11, let last = bytes.last,
      bytes.dropLast().allSatisfy({ (0x30...0x39).contains($0) }),
      let unit = units.first(where: { $0.letter == last }),
      let number = Int64(String(decoding: bytes.dropLast(), as: UTF8.self))
    else { return nil }
    let (seconds, overflow) = number.multipliedReportingOverflow(by: unit.seconds)
    guard !overflow, seconds <= 100 * 365 * 86_400 else { return nil }
    return .seconds(seconds)
  }

  /// The shortest writing in one unit: `90s`, `20m`, `5y`.
  static func text(_ duration: Duration) -> String {
    let seconds = duration.components.seconds
    guard seconds != 0 else { return "0s" }
    for unit in units where seconds % unit.seconds == 0 {
      return "\(seconds / unit.seconds)\(Character(Unicode.Scalar(unit.letter)))"
    }
    return "\(seconds)s"
  }
}
