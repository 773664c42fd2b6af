/// A word by which a text shows its language.
struct FunctionWord {
  /// A bit for each language that has it, in the order of the glossaries.
  var languages: UInt32 = 0
  /// English news has it, too, as whatever word: "die", "war", "in".
  let isEnglish: Bool

  /// The one with the hash of this form; nil for any other word.
  static func of(_ form: UInt64) -> FunctionWord? {
    index.position(of: form).map { words[$0] }
  }

  private static let index = HashIndex(Array(all.keys))
  private static let words = Array(all.values)

  private static let all: [UInt64: FunctionWord] = {
    var all: [UInt64: FunctionWord] = [:]
    for (index, glossary) in Glossary.all.enumerated() {
      for form in glossary.functionWords {
        all[form, default: FunctionWord(isEnglish: isEnglish(form))].languages |= 1 << UInt32(index)
      }
    }
    return all
  }()

  /// A share of English articles in which a word stands in small letters from which on it is one of English.
  private static let leastShare = 1.0 / 300

  private static func isEnglish(_ form: UInt64) -> Bool {
    if StopWords.contains(form) { return true }
    let background = Background.shared
    guard let documents = background.documents(withStem: form) else { return false }
    return documents * (1 - background.capitalShare(ofStem: form))
      > leastShare * background.documents
  }
}
