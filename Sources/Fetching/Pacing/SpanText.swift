/// A span of time as it is written in the settings: `90s`, `20m`, `6h`, `30d`.
enum SpanText {
  /// Rounded down to the largest unit of which there are at least two, exact where one divides it.
  static func text(_ seconds: Int64) -> String {
    let units: [(Int64, String)] = [(86_400, "d"), (3_600, "h"), (60, "m")]
    for (unit, name) in units where seconds >= 2 * unit || (seconds >= unit && seconds % unit == 0)
    {
      return "\(seconds / unit)\(name)"
    }
    return "\(seconds)s"
  }
}
