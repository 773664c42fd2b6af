internal import News
internal import Text

/// Whether a sentence confirms or disputes what its story has told.
enum ClaimKind {
  /// Nil where it only adds to it.
  static func kind(_ reading: ArticleReading, _ index: Int, memory: StoryMemory) -> AlertKind? {
    guard let attribution = reading.annotations[index].attribution, let cue = attribution.cue,
      let speaker = attribution.name ?? attribution.speaker, !Pronoun.isPronoun(speaker)
    else { return nil }
    let words = reading.words[index]
    guard let verb = words.words.firstIndex(where: { $0.span == cue }) else { return nil }
    let classes = words.classes(verb)
    guard !classes.isDisjoint(with: [.confirm, .deny]),
      memory.told.compare(reading.vectors[index]).match.nearest >= known
    else { return nil }
    if classes.contains(.deny) { return .dispute }
    let names = Words(speaker).all.filter(\.isCapitalised)
    let isNew = !names.isEmpty && !names.allSatisfy { memory.speakers.contains($0.form) }
    return isNew ? .confirmed : nil
  }

  /// Below this cosine to all that was told, the sentence speaks of something else.
  private static let known: Float = 0.25
}
