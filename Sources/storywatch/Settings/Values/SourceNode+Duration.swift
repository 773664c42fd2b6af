extension SourceNode {
  /// `90s`, `20m`, `6h`, `30d`, `5y` (of 365 days): a whole number and its unit, within `range`.
  func duration(in range: ClosedRange<Duration>, _ findings: inout Findings) -> Duration? {
    guard let (text, _) = scalar("a duration", &findings) else { return nil }
    guard let duration = DurationText.parse(text) else {
      findings.error(
        place, "\(kind) is no duration", remedy: Self.durationRemedy(text))
      return nil
    }
    guard range.contains(duration) else {
      let lowest = DurationText.text(range.lowerBound)
      let highest = DurationText.text(range.upperBound)
      findings.error(place, "\(text) is out of range", remedy: "\(lowest) to \(highest)")
      return nil
    }
    return duration
  }

  private static func durationRemedy(_ text: String) -> String {
    if text.lowercased() == "auto" {
      return "\"adaptive: true\" follows the feed's own rhythm"
    }
    let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
    let rest = text.utf8.dropFirst(digits.count)
    guard !digits.isEmpty else { return "like 90s, 20m, 6h, 30d" }
    let number = String(decoding: digits, as: UTF8.self)
    if rest.isEmpty { return "a unit is missing: \(number)s or \(number)m?" }
    let unit = String(decoding: rest, as: UTF8.self).lowercased()
    guard digits.count < 10 else { return Self.durationForm }
    if Self.unitWords.contains(where: { $0.letter == unit }) { return "at most 36500d" }
    for (words, letter) in Self.unitWords
    where words.contains(where: { unit == $0 || unit == " " + $0 }) {
      return "did you mean \(number)\(letter)?"
    }
    return Self.durationForm
  }

  private static let durationForm = "one number and one unit: 90s, 20m, 6h, 30d"

  private static let unitWords: [(words: [String], letter: String)] = [
    (["s", "sec", "secs", "second", "seconds"], "s"),
    (["m", "min", "mins", "minute", "minutes"], "m"),
    (["h", "hr", "hrs", "hour", "hours"], "h"),
    (["d", "day", "days"], "d"),
    (["y", "year", "years"], "y"),
  ]
}
