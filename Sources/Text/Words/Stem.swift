/// English endings that do not change what a word is about.
///
/// Source: D. Harman, "How effective is suffixing?", JASIS 42 (1991), the S-stemmer, with "-sses".
enum Stem {
  typealias Form = Slice<UnsafeBufferPointer<UInt8>>

  /// How much of the form stays, and what follows it.
  struct Cut {
    var count: Int
    var ending: UInt8?
  }

  /// "stories" to "story", "losses" to "loss", "troops" to "troop"; "bus", "glass" and "its" stay.
  static func withoutPlural(_ form: Form) -> Cut {
    let count = form.count
    guard form.last == UInt8(ascii: "s") else { return Cut(count: count) }
    if count > 4, ends(form, "ies") { return Cut(count: count - 3, ending: UInt8(ascii: "y")) }
    if count > 4, ends(form, "sses") { return Cut(count: count - 2) }
    guard count > 3 else { return Cut(count: count) }
    switch form[form.endIndex - 2] {
    case UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "'"), UInt8(ascii: "i"):
      return Cut(count: count)
    default: return Cut(count: count - 1)
    }
  }

  /// Also without "-ing", "-ed" and a final "e": "leaving", "leaved" and "leave" to "leav".
  ///
  /// `plural`: the form without that, from `withoutPlural`.
  static func root(_ form: Form, _ plural: Cut) -> Cut {
    if plural.ending != nil { return plural }
    var rest = form.prefix(plural.count)
    if rest.last == UInt8(ascii: "g") {
      if rest.count > 5, ends(rest, "ing") { rest = rest.dropLast(3) }
    } else if rest.last == UInt8(ascii: "d"), rest.count > 4, ends(rest, "ed") {
      rest = rest.dropLast(2)
    }
    if rest.count > 4, rest.last == UInt8(ascii: "e") { rest = rest.dropLast() }
    return Cut(count: rest.count)
  }

  private static func ends(_ form: Form, _ ending: StaticString) -> Bool {
    let length = ending.utf8CodeUnitCount
    guard form.count >= length else { return false }
    for index in 0..<length
    where form[form.endIndex - length + index] != ending.utf8Start[index] { return false }
    return true
  }
}
