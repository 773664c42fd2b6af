/// English endings that do not change what a word is about.
///
/// Source: D. Harman, "How effective is suffixing?", JASIS 42 (1991), the S-stemmer, with "-sses".
enum Stem {
  typealias Form = UnsafeBufferPointer<UInt8>

  /// Of a form, and of what is left of it: `Word` tells what each is for.
  struct Hashes {
    var form: UInt64
    var stem: UInt64
    var root: UInt64
  }

  /// In one pass over the form: what goes is cut off its end.
  @inline(__always)
  static func hashes(of form: Form) -> Hashes {
    let plural = withoutPlural(form)
    let root = root(form, plural)
    let rootHash = TermHash.of(form, 0..<root.count, after: TermHash.start)
    let stemHash = TermHash.of(form, root.count..<plural.count, after: rootHash)
    return Hashes(
      form: TermHash.of(form, plural.count..<form.count, after: stemHash),
      stem: TermHash.adding(plural.ending, to: stemHash),
      root: TermHash.adding(root.ending, to: rootHash))
  }

  /// How much of the form stays, and what follows it.
  private struct Cut {
    var count: Int
    var ending: UInt8?
  }

  /// "stories" to "story", "losses" to "loss", "troops" to "troop"; "bus", "glass" and "its" stay.
  private static func withoutPlural(_ form: Form) -> Cut {
    let count = form.count
    guard count > 0, form[count - 1] == UInt8(ascii: "s") else { return Cut(count: count) }
    if count > 4, ends(form, count, "ies") {
      return Cut(count: count - 3, ending: UInt8(ascii: "y"))
    }
    if count > 4, ends(form, count, "sses") { return Cut(count: count - 2) }
    guard count > 3 else { return Cut(count: count) }
    switch form[count - 2] {
    case UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "'"), UInt8(ascii: "i"):
      return Cut(count: count)
    default: return Cut(count: count - 1)
    }
  }

  /// Also without "-ing", "-ed" and a final "e": "leaving", "leaved" and "leave" to "leav".
  ///
  /// `plural`: the form without that.
  private static func root(_ form: Form, _ plural: Cut) -> Cut {
    guard plural.ending == nil, plural.count > 4 else { return plural }
    var count = plural.count
    if form[count - 1] == UInt8(ascii: "g") {
      if count > 5, ends(form, count, "ing") { count -= 3 }
    } else if form[count - 1] == UInt8(ascii: "d"), ends(form, count, "ed") {
      count -= 2
    }
    if count > 4, form[count - 1] == UInt8(ascii: "e") { count -= 1 }
    return Cut(count: count)
  }

  /// Whether the first `count` bytes, of which there are enough, end so.
  @inline(__always)
  private static func ends(_ form: Form, _ count: Int, _ ending: StaticString) -> Bool {
    let length = ending.utf8CodeUnitCount
    for index in 0..<length where form[count - length + index] != ending.utf8Start[index] {
      return false
    }
    return true
  }
}
