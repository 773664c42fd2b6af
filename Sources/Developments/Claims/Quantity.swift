/// A number that counts something.
public struct Quantity: Hashable, Sendable {
  /// How exactly the text claims it.
  public enum Bound: String, CaseIterable, Sendable {
    case exactly, about
    case atLeast = "at_least"
    case upTo = "up_to"
  }

  /// What the number is to the story.
  public enum Tense: String, CaseIterable, Sendable {
    /// As it is now.
    case current
    /// Counted up over the event: "have died", "brings the toll to".
    case cumulative
    case peak
    /// Of a time that is past.
    case historical
    /// Hoped for, planned, feared.
    case target
  }

  /// UTF-8 offsets of the number in the sentence.
  public var span: Range<Int>
  public var value: Double
  /// The number as the sentence has it.
  public var digits: String
  /// "percent", "km", "$"; nil for plain counts.
  public var unit: String?
  /// What is counted, verbatim: "troops".
  public var thing: String?
  public var bound: Bound
  public var tense: Tense
  /// Hash of what is counted or done to it, the same for "5 dead" and "five people killed".
  var subject: UInt64?
  /// The subject is what befell people, not a thing.
  var isOfPeople = false
  /// Which people, where not all of them are counted: soldiers, children.
  var group: UInt64?
  /// Its sentence is about the number: "the death toll has risen to 47".
  var isStated = false
  /// "Five more", "another five": to be added to what was counted.
  var isIncrement = false
  /// Up to how many are meant where the text says a range or "hundreds"; nil for one number.
  var most: Double?
  /// Has a unit: prices and shares differ by the hour and by what they are of.
  var isOfMeasure: Bool { unit != nil }
  /// Says how much burns or is flooded.
  var isOfArea: Bool { subject.map(QuantitySubject.areas.contains) ?? false }
}
