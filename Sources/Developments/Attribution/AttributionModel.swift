internal import Text

/// How likely a sentence tells what somebody says: logistic regression over cues and words.
///
/// `Sources/CTables/README.md` tells how the table was made.
struct AttributionModel: Sendable {
  static let shared = AttributionModel(.attribution)

  /// From here on a sentence counts as attributed.
  static let threshold = 0.46

  private let bias: Float
  private let cues: [Float]
  private let before: [Float]
  private let after: [Float]
  private let words: HashIndex
  private let wordWeights: [Float]
  private let openings: [UInt64: Float]

  /// What one occurrence counts: as in training.
  private static let wordValue: Float = 0.5

  init(_ table: WeightTable) {
    var rows: [String: Float] = [:]
    var words: [UInt64] = []
    var wordWeights: [Float] = []
    var openings: [UInt64: Float] = [:]
    for (index, name) in table.names.enumerated() {
      let weight = table.weights[index]
      let parts = name.split(separator: ":", maxSplits: 1)
      switch (parts.first, parts.count) {
      case ("w", 2):
        words.append(TermHash.of(String(parts[1])))
        wordWeights.append(weight)
      case ("b2", 2):
        let forms = parts[1].split(separator: "_").map { TermHash.of(String($0)) }
        if forms.count == 2 { openings[TermHash.pair(forms[0], forms[1])] = weight }
      default: rows[name] = weight
      }
    }
    bias = rows["(bias)"] ?? 0
    cues = AttributionCue.allCases.map { rows["\($0)"] ?? 0 }
    before = AttributionCue.ofNeighbours.map { rows["before.\($0)"] ?? 0 }
    after = AttributionCue.ofNeighbours.map { rows["after.\($0)"] ?? 0 }
    self.words = HashIndex(words)
    self.wordWeights = wordWeights
    self.openings = openings
  }

  /// Probability, 0 to 1, for each sentence of an article.
  func probabilities(_ sentences: [SentenceWords]) -> [Double] {
    let rows = Self.rows(sentences)
    return sentences.indices.map { index in
      var z = bias + wordScore(sentences[index])
      for cue in 0..<AttributionCue.count { z += cues[cue] * rows[index][cue] }
      if index > 0 { z += score(before, rows[index - 1]) }
      if index + 1 < rows.count { z += score(after, rows[index + 1]) }
      return Logarithm.sigmoid(Double(z))
    }
  }

  /// The cues of each sentence, by `AttributionCue.rawValue`.
  static func rows(_ sentences: [SentenceWords]) -> [[Float]] {
    var isInsideQuote = false
    return sentences.indices.map { index in
      var scanner = AttributionScanner(sentences[index])
      let row = scanner.scan(isInsideQuote: isInsideQuote, isFirst: index == 0)
      isInsideQuote = QuoteMarks(sentences[index].bytes[...]).isOpenAfter(isInsideQuote)
      return row
    }
  }

  private func score(_ weights: [Float], _ row: [Float]) -> Float {
    var score: Float = 0
    for (index, cue) in AttributionCue.ofNeighbours.enumerated() {
      score += weights[index] * row[cue.rawValue]
    }
    return score
  }

  private func wordScore(_ sentence: SentenceWords) -> Float {
    var score: Float = 0
    for index in 0..<sentence.count where sentence.isFirstUse[index] {
      guard let row = words.position(of: sentence.form(index)) else { continue }
      score += Self.wordValue * wordWeights[row]
    }
    if sentence.count > 1 {
      let opening = TermHash.pair(sentence.form(0), sentence.form(1))
      score += Self.wordValue * (openings[opening] ?? 0)
    }
    return score
  }
}
