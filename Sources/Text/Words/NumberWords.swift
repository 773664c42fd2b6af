/// "two" to "twenty" in digits, so that "three killed" is "3 killed".
///
/// "One" and "zero" stay words: "one" is rarely a count.
enum NumberWords {
  /// The digits for a form, nil where it is no number word.
  static func digits(for form: Slice<UnsafeBufferPointer<UInt8>>, hash: UInt64) -> [UInt8]? {
    guard form.count >= 3, form.count <= 9, set.contains(hash),
      let index = hashes.firstIndex(of: hash)
    else { return nil }
    return Array(String(index + 2).utf8)
  }

  private static let words =
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    + "seventeen eighteen nineteen twenty"
  private static let set = TermSet(words)
  private static let hashes = words.split(separator: " ").map { TermHash.of(String($0)) }
}
