internal import Text

/// A notice whose text is a form that was filled in: "Product: … Producer: … Use by: …", "Magnitude 5.1. Depth 10 km."
/// No line of it tells what the headline tells.
enum FilledForm {
  static func isOne(_ reading: ArticleReading) -> Bool {
    // Fields are furniture as often as not.
    let fields = reading.words.filter(isField)
    return reading.title.count >= fewestOfHeadline && fields.count >= fewest
      && fields.count * 3 >= reading.words.count * 2
      // "The line is closed. Buses are running."
      && fields.contains { isLabelled($0) || $0.words.contains(where: \.isNumber) }
  }

  /// Begins with a label and a colon, or is too short to be a sentence, less so behind a number.
  private static func isField(_ line: SentenceWords) -> Bool {
    line.count < (line.words.first?.isNumber == true ? shortestBehindNumber : shortest)
      || isLabelled(line)
  }

  private static func isLabelled(_ line: SentenceWords) -> Bool {
    (0..<min(longestLabel, max(0, line.count - 1))).contains {
      line.gap(after: $0).first == UInt8(ascii: ":")
    }
  }

  private static let fewest = 2
  private static let fewestOfHeadline = 3
  private static let shortest = 5
  private static let shortestBehindNumber = 8
  private static let longestLabel = 3
}
