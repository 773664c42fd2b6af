internal import Text

/// Whether a word of an event tells it: "no arrests have been made", "demanded his resignation" and "refused a ceasefire"
/// tell none, and it is news when it comes. Offers and appeals that are rejected were made.
enum ToldEvent {
  static func isOne(_ event: UInt64, _ sentence: SentenceWords, _ index: Int) -> Bool {
    var place = index - 1
    var isGoverned = true
    while place >= max(0, index - reach), !isBreak(sentence, after: place) {
      let classes = sentence.classes(place)
      if classes.contains(.negation), !Stance.adds(sentence, place) { return false }
      // "The man sought since May was arrested".
      if classes.contains(.have) || classes.contains(.be), sentence.form(place) != be {
        isGoverned = false
      }
      if isGoverned, !Event.isMade(event), isDemand(sentence, place) { return false }
      place -= 1
    }
    return true
  }

  private static func isDemand(_ sentence: SentenceWords, _ index: Int) -> Bool {
    let form = sentence.form(index)
    if let particle = withParticle[form] { return sentence.form(index + 1) == particle }
    return demands.contains(form)
  }

  private static func isBreak(_ sentence: SentenceWords, after index: Int) -> Bool {
    breaks.contains(sentence.form(index))
      || sentence.gap(after: index).contains { $0 != 0x20 && $0 != UInt8(ascii: "-") }
  }

  private static let reach = 7
  private static let be = TermHash.of("be")
  private static let breaks = TermSet(
    "and but while although though after because since until before when who which whose as")
  private static let demands = TermSet(
    """
    demand demands demanded demanding urge urges urged urging seek seeks seeking sought ask asks asked asking request \
    requests requested refuse refuses refused refusing reject rejects rejected rejecting oppose opposes opposed
    """)
  private static let withParticle: [UInt64: UInt64] = {
    let (`for`, out) = (TermHash.of("for"), TermHash.of("out"))
    var pairs: [UInt64: UInt64] = [:]
    for word in ["call", "calls", "called", "calling", "plead", "pleaded", "pleads"] {
      pairs[TermHash.of(word)] = `for`
    }
    for word in ["rule", "rules", "ruled", "ruling"] { pairs[TermHash.of(word)] = out }
    for word in ["press", "pressed", "pushed", "pushes"] { pairs[TermHash.of(word)] = `for` }
    return pairs
  }()
}
