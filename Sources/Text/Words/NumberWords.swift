/// "two" to "twenty" in digits, so that "three killed" is "3 killed".
///
/// "One" and "zero" stay words: "one" is rarely a count.
enum NumberWords {
  /// The digits for the hash of a form, nil where it is no number word.
  static func digits(for form: UInt64) -> [UInt8]? {
    hashes.firstIndex(of: form).map { Array(String($0 + 2).utf8) }
  }

  private static let words =
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    + "seventeen eighteen nineteen twenty"
  static let forms = TermSet(words)
  private static let hashes = words.split(separator: " ").map { TermHash.of(String($0)) }
}
