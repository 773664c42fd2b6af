/// What a word can be a sign of, judged by its form alone; one lookup per word.
struct WordClass: OptionSet, Hashable, Sendable {
  var rawValue: UInt64

  static let say = WordClass(rawValue: 1 << 0)
  /// Of what is to come: "will", "could", "if".
  static let future = WordClass(rawValue: 1 << 1)
  /// Of what is to come when "to" follows: "expected to".
  static let futureBeforeTo = WordClass(rawValue: 1 << 2)
  static let past = WordClass(rawValue: 1 << 3)
  static let had = WordClass(rawValue: 1 << 4)
  static let have = WordClass(rawValue: 1 << 5)
  static let be = WordClass(rawValue: 1 << 6)
  static let present = WordClass(rawValue: 1 << 7)
  static let since = WordClass(rawValue: 1 << 8)
  static let ago = WordClass(rawValue: 1 << 9)
  static let recent = WordClass(rawValue: 1 << 10)
  static let now = WordClass(rawValue: 1 << 11)
  static let opinion = WordClass(rawValue: 1 << 12)
  /// Joins to what was said before, at the start of a sentence: "but".
  static let joint = WordClass(rawValue: 1 << 13)
  /// Points to what was said before, at the start of a sentence: "the", "he".
  static let pointer = WordClass(rawValue: 1 << 14)
  static let us = WordClass(rawValue: 1 << 15)
  /// Of counted money and shares: "percent", "million".
  static let measure = WordClass(rawValue: 1 << 16)
  static let survey = WordClass(rawValue: 1 << 17)
  static let institution = WordClass(rawValue: 1 << 18)
  static let month = WordClass(rawValue: 1 << 19)
  static let weekday = WordClass(rawValue: 1 << 20)
  static let pictured = WordClass(rawValue: 1 << 21)
  /// A span of time: "week", "years".
  static let period = WordClass(rawValue: 1 << 22)
  static let last = WordClass(rawValue: 1 << 23)
  static let this = WordClass(rawValue: 1 << 24)
  static let thirdPerson = WordClass(rawValue: 1 << 25)
  static let anyPronoun = WordClass(rawValue: 1 << 26)
  /// May stand between a subject and its verb: "also", "has", "later".
  static let auxiliary = WordClass(rawValue: 1 << 27)
  /// Breaks a clause: "that", "but", "when".
  static let clauseBreak = WordClass(rawValue: 1 << 28)
  /// Opens a leading adverbial: "on", "after", "meanwhile".
  static let adverbial = WordClass(rawValue: 1 << 29)
  static let negation = WordClass(rawValue: 1 << 30)
  static let modal = WordClass(rawValue: 1 << 31)
  static let trigger = WordClass(rawValue: 1 << 32)
  /// Says that something is whole: "all", "full", "completion".
  static let whole = WordClass(rawValue: 1 << 33)
  static let about = WordClass(rawValue: 1 << 34)
  /// Not the thing that is counted: "more", "other", "new".
  static let countAdjective = WordClass(rawValue: 1 << 37)
  static let rising = WordClass(rawValue: 1 << 38)
  static let falling = WordClass(rawValue: 1 << 39)
  static let target = WordClass(rawValue: 1 << 40)
  static let peak = WordClass(rawValue: 1 << 41)
  static let total = WordClass(rawValue: 1 << 42)
  static let confirm = WordClass(rawValue: 1 << 43)
  static let deny = WordClass(rawValue: 1 << 44)
  static let unit = WordClass(rawValue: 1 << 45)
  /// A group of persons that can speak without a name: "officials", "critics".
  static let speakers = WordClass(rawValue: 1 << 46)
  static let preposition = WordClass(rawValue: 1 << 47)
  static let scale = WordClass(rawValue: 1 << 50)
  /// "Forty": a number that the tokeniser leaves a word.
  static let tens = WordClass(rawValue: 1 << 51)
}
