internal import Text

/// Who says so at the end of a sentence: "…, the Seismological Institute said on Monday", "…, according to police".
///
/// Two reports of one institute are not for that about one event; of persons it is not so sure, and what they do is theirs.
enum SourcePhrase {
  /// The words that name the source; nil where the sentence ends with none.
  static func range(in sentence: ArraySlice<Word>) -> Range<Int>? {
    if let to = sentence.indices.dropFirst().suffix(longest).last(where: {
      sentence[$0].form == to && sentence[$0 - 1].form == according
    }) {
      return institution(sentence, to + 1..<sentence.endIndex)
    }
    guard
      let verb = sentence.indices.suffix(trail).last(where: { saying.contains(sentence[$0].form) })
    else { return nil }
    let first = max(sentence.startIndex + 1, verb - longest)
    guard first < verb,
      let start = (first..<verb).last(where: {
        // A comma and a blank.
        sentence[$0].span.lowerBound - sentence[$0 - 1].span.upperBound > 1
      })
    else { return nil }
    return institution(sentence, start..<verb)
  }

  private static func institution(_ sentence: ArraySlice<Word>, _ words: Range<Int>) -> Range<Int>?
  {
    words.contains { institutions.contains(sentence[$0].stem) } ? words : nil
  }

  private static let institutions = TermSet(
    Words(
      """
      institute institution university researcher scientist agency office ministry department service authority police \
      guard army military navy force union court prosecutor brigade firefighter hospital operator railway official \
      centre center bureau board commission council regulator watchdog company group observatory journal
      """
    ).all.map(\.stem))

  /// Words from the verb on: "said on Monday evening in Karsk".
  private static let trail = 6
  private static let longest = 9
  private static let saying = TermSet("said says reported reports announced warned told")
  private static let according = TermHash.of("according")
  private static let to = TermHash.of("to")
}
