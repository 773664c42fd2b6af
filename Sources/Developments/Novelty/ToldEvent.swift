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
      if classes.contains(.have) || classes.contains(.be), sentence.form(place) != Form.be {
        isGoverned = false
      }
      if isGoverned, !Event.isMade(event), isDemand(sentence, place) { return false }
      place -= 1
    }
    return true
  }

  private static func isDemand(_ sentence: SentenceWords, _ index: Int) -> Bool {
    let form = sentence.form(index)
    if let particles = withParticle[form] { return particles.contains(sentence.form(index + 1)) }
    return demands.contains(form)
  }

  private static func isBreak(_ sentence: SentenceWords, after index: Int) -> Bool {
    breaks.contains(sentence.form(index))
      || sentence.gap(after: index).contains { $0 != 0x20 && $0 != UInt8(ascii: "-") }
  }

  private static let reach = 7
  private static let breaks = TermSet(
    "and but while although though after because since until before when who which whose as")
  private static let demands = TermSet(
    """
    demand demands demanded demanding urge urges urged urging seek seeks seeking sought ask asks asked asking request \
    requests requested refuse refuses refused refusing reject rejects rejected rejecting oppose opposes opposed
    """)
  private static let withParticle: [UInt64: TermSet] = {
    var particles: [UInt64: TermSet] = [:]
    for (words, following) in [
      ("call calls called calling", "for on to"), ("plead pleaded pleads", "for"),
      ("hope hopes chance chances risk risks fear fears prospect threat danger", "of"),
      ("rule rules ruled ruling", "out"), ("press pressed pushed pushes", "for"),
      ("bet bets betting", "on"), ("brace braces braced bracing", "for"),
    ] {
      for word in words.split(separator: " ") {
        particles[TermHash.of(String(word))] = TermSet(following)
      }
    }
    return particles
  }()
}
