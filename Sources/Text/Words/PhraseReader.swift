/// Finds the phrases of a language among the words of a text.
struct PhraseReader {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Where `bytes` begin in the text that the words' spans are of.
  let offset: Int
  let words: [Word]
  /// The words' hashes in the language.
  let forms: [UInt64]
  let phrases: Phrases

  /// How many words may stand between a verb and its particle: "tritt nach der scharfen Kritik … zurück".
  private static let reach = 16

  /// Words next to each other that are one English word, in the order of the text.
  func wholes() -> [(places: Range<Int>, entry: GlossaryEntry)] {
    var found: [(Range<Int>, GlossaryEntry)] = []
    var place = 0
    while place < words.count {
      if let (length, entry) = phrases.phrase(in: forms[place...]),
        (place..<place + length - 1).allSatisfy(isNextToNext)
      {
        found.append((place..<place + length, entry))
        place += length
      } else {
        place += 1
      }
    }
    return found
  }

  /// Verbs whose particle ends the clause.
  func verbs() -> [(place: Int, particle: Int, entry: GlossaryEntry)] {
    words.indices.compactMap { verb(ofParticleAt: $0) }
  }

  /// Nothing stands between this word and the next but what joins words: blanks, hyphens, apostrophes.
  private func isNextToNext(_ place: Int) -> Bool {
    var index = words[place].span.upperBound - offset
    let end = words[place + 1].span.lowerBound - offset
    while index < end {
      let (letter, width) = Letter.read(bytes, at: index)
      guard letter.kind == .space || letter.kind == .apostrophe || letter.lower == 0x2d else {
        return false
      }
      index += width
    }
    return true
  }

  private func verb(ofParticleAt particle: Int)
    -> (place: Int, particle: Int, entry: GlossaryEntry)?
  {
    guard phrases.isParticle(forms[particle]), endsClause(particle) else { return nil }
    var place = particle
    while place > max(0, particle - Self.reach), !words[place].isSentenceInitial {
      place -= 1
      if let entry = phrases.verb(forms[place], with: forms[particle]) {
        return (place, particle, entry)
      }
    }
    return nil
  }

  /// What follows is a mark or the end of the text, not a word that the particle could be the preposition of.
  private func endsClause(_ place: Int) -> Bool {
    var index = words[place].span.upperBound - offset
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard index < bytes.count else { return true }
    return Letter.read(bytes, at: index).0.kind == .other
  }
}
