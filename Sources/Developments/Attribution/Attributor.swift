internal import Text

/// Tells for each sentence of an article whether it is attributed, and to whom.
struct Attributor: Sendable {
  private let model = AttributionModel.shared

  /// One per sentence; nil for what the outlet says itself.
  func attribute(_ sentences: [SentenceWords]) -> [Attribution?] {
    let probabilities = model.probabilities(sentences)
    var attributions: [Attribution?] = []
    var isInsideQuote = false
    var isOpenBefore: [Bool] = []
    for (index, sentence) in sentences.enumerated() {
      isOpenBefore.append(isInsideQuote)
      let isAttributed = probabilities[index] >= AttributionModel.threshold
      attributions.append(isAttributed ? Self.read(sentence, isInsideQuote: isInsideQuote) : nil)
      isInsideQuote = QuoteMarks(sentence.bytes[...]).isOpenAfter(isInsideQuote)
    }
    carry(&attributions, isOpenBefore: isOpenBefore, isOpenAtEnd: isInsideQuote)
    return attributions
  }

  private static func read(_ sentence: SentenceWords, isInsideQuote: Bool) -> Attribution {
    let finder = SpeakerFinder(sentence, isInsideQuote: isInsideQuote)
    var attribution = Attribution()
    var words: Range<Int>?
    if let transcript = finder.transcriptSpeaker() {
      words = transcript
    } else if let cue = finder.cue() {
      attribution.cue = sentence.words[cue].span
      words = finder.speaker(of: cue)
    }
    if let span = words.flatMap(finder.span) {
      attribution.span = span
      attribution.speaker = sentence.text(span)
    }
    return attribution
  }

  /// Gives the sentences of a running quotation the speaker of their neighbour, and pronouns a name.
  private func carry(
    _ attributions: inout [Attribution?], isOpenBefore: [Bool], isOpenAtEnd: Bool
  ) {
    var speaker: String?
    var name: String?
    for index in attributions.indices {
      guard var attribution = attributions[index] else { continue }
      if attribution.speaker == nil {
        let opens =
          !isOpenBefore[index] && index + 1 < isOpenBefore.count && isOpenBefore[index + 1]
        attribution.speaker =
          (opens ? following(index, attributions, isOpenBefore) : nil) ?? speaker
      }
      if let told = attribution.speaker {
        if Pronoun.isPronoun(told) {
          attribution.name = name
        } else if attribution.span != nil {
          name = told
        }
        speaker = told
      }
      attributions[index] = attribution
    }
  }

  /// The speaker named before the quotation that sentence `index` opens is closed.
  private func following(_ index: Int, _ attributions: [Attribution?], _ isOpenBefore: [Bool])
    -> String?
  {
    var next = index + 1
    while next < attributions.count, isOpenBefore[next] {
      if let speaker = attributions[next]?.speaker { return speaker }
      next += 1
    }
    return nil
  }
}
