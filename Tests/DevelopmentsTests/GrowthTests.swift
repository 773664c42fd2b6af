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
    ["It", " must pay", " and must", " go."], ["He has", " sold to", " and banned", "."],
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

  /// Words that are in no other sentence.
  private func sentence(_ number: Int, _ version: String) -> String {
    let words = (0..<12).map { word in
      version + String(String(12 * number + word).map { "bcdfghklmn"[digit: $0] })
    }
    return words.joined(separator: " ")
  }

  @Test(arguments: [("q", "lived", "died"), ("", "lived", "died"), ("", "paid $12", "paid $13")])
  func `an edit costs no more than the length of the article`(
    prefix: String, old: String, new: String
  ) {
    #expect(
      Growth.isLinear(from: 40) { size in
        let before = (0..<size).map { "X\(sentence($0, "")) \(old)." }
        let after = (0..<size).map { "X\(sentence($0, prefix)) \(new)." }
        let (oldText, newText) = (before.joined(separator: "\n"), after.joined(separator: "\n"))
        return { _ = GradedEdit(oldTitle: "A", oldText: oldText, newTitle: "A", newText: newText) }
      })
  }

  @Test func `an edit of many amounts costs no more than their number`() {
    let amounts = 20
    func text(_ size: Int, from first: Int) -> String {
      (0..<size / amounts).map { line in
        let sums = (0..<amounts).map { "$\(first + amounts * line + $0) m" }
        return "X\(sentence(0, "")) \(sentence(1, "")) \(sums.joined(separator: " "))."
      }.joined(separator: "\n")
    }
    #expect(
      Growth.isLinear(from: 400) { size in
        let (before, after) = (text(size, from: 10_000), text(size, from: 200_000))
        return { _ = GradedEdit(oldTitle: "A", oldText: before, newTitle: "A", newText: after) }
      })
  }
}

extension String {
  fileprivate subscript(digit digit: Character) -> Character {
    self[index(startIndex, offsetBy: digit.wholeNumberValue ?? 0)]
  }
}
