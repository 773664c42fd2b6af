import News
import TestSupport
import Testing

@testable import Developments

/// Texts made to take long.
struct GrowthTests {
  /// What a sentence begins with, what it repeats, two things in turn, and how it ends.
  @Test(arguments: [
    ["X has", ", killed has", ", and a will", " go, is gone."],
    ["The man who was held", " killed", ", and", " is gone."],
    ["The man", ", who was killed", " and", "."], ["The", " plan", " planned", " is gone."],
    ["It", ", and killed will", ", but killed may", " go."],
  ])
  func `a sentence costs no more than its length`(parts: [String]) {
    #expect(
      Growth.isLinear(from: 100) { size in
        let sentence = SentenceWords(
          parts[0] + String(repeating: parts[1], count: size)
            + String(repeating: parts[2], count: size) + parts[3])
        return { _ = SentenceVector(withStance: sentence) }
      })
  }
}
