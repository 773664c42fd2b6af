internal import Text

/// Weights that turn cues and words into log-odds of the roles.
///
/// Multinomial logistic regression; `Sources/CTables/README.md` tells how the table was made.
struct RoleModel: Sendable {
  /// By `RoleLabel.rawValue`.
  typealias Scores = SIMD8<Float>

  static let shared = RoleModel(.roles)

  private let bias: Scores
  /// `RoleCue.count` rows.
  private let cues: [Scores]
  /// By `RoleCue.ofNeighbours`.
  private let before: [Scores]
  private let after: [Scores]
  private let words: HashIndex
  private let wordWeights: [Scores]

  /// Kinds of rows about words; part of the key.
  private enum Kind: UInt64 {
    case word = 1
    case pair, opening, openingPair
  }

  /// What one occurrence counts: as in training.
  private static let wordValue: Float = 0.5
  private static let pairValue: Float = 0.4

  init(_ table: WeightTable) {
    var rows: [String: Int] = [:]
    var words: [UInt64] = []
    var wordWeights: [Scores] = []
    for (index, name) in table.names.enumerated() {
      guard let key = Self.key(name) else {
        rows[name] = index
        continue
      }
      words.append(key)
      wordWeights.append(Self.scores(table, index))
    }
    func row(_ name: String) -> Scores {
      rows[name].map { Self.scores(table, $0) } ?? .zero
    }
    bias = row("(bias)")
    cues = RoleCue.allCases.map { row("\($0)") }
    before = RoleCue.ofNeighbours.map { row("before.\($0)") }
    after = RoleCue.ofNeighbours.map { row("after.\($0)") }
    self.words = HashIndex(words)
    self.wordWeights = wordWeights
  }

  /// What the words of a sentence add; the same in every pass.
  func wordScores(_ sentence: SentenceWords) -> Scores {
    var scores = bias
    let count = sentence.count
    for index in 0..<count {
      let form = sentence.form(index)
      if sentence.isFirstUse[index] { add(.word, form, Self.wordValue, to: &scores) }
      if index < 3 { add(.opening, form, 1, to: &scores) }
      guard index + 1 < count else { continue }
      let pair = TermHash.pair(form, sentence.form(index + 1))
      if index == 0 { add(.openingPair, pair, 1, to: &scores) }
      add(.pair, pair, Self.pairValue, to: &scores)
    }
    return scores
  }

  /// Log-odds of the roles of sentence `index`, up to a constant.
  func scores(_ rows: [[Float]], _ index: Int, words: Scores) -> Scores {
    var scores = words
    let row = rows[index]
    for cue in 0..<RoleCue.count where row[cue] != 0 {
      scores += row[cue] * cues[cue]
    }
    if index > 0 { add(before, rows[index - 1], to: &scores) }
    if index + 1 < rows.count { add(after, rows[index + 1], to: &scores) }
    return scores
  }

  private func add(_ weights: [Scores], _ row: [Float], to scores: inout Scores) {
    for (index, cue) in RoleCue.ofNeighbours.enumerated() where row[cue] != 0 {
      scores += row[cue] * weights[index]
    }
  }

  /// A table of another width gives no weights.
  private static func scores(_ table: WeightTable, _ index: Int) -> Scores {
    table.labels.count == RoleLabel.count ? Scores(table.row(index)) : .zero
  }

  private func add(_ kind: Kind, _ term: UInt64, _ value: Float, to scores: inout Scores) {
    guard let row = words.position(of: TermHash.pair(kind.rawValue, term)) else { return }
    scores += value * wordWeights[row]
  }

  /// The key of a row about words ("w:ago", "g:last_year", "b3:but", "b2:in_the"); nil for other rows.
  private static func key(_ name: String) -> UInt64? {
    let parts = name.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let forms = parts[1].split(separator: "_").map { TermHash.of(String($0)) }
    switch (parts[0], forms.count) {
    case ("w", 1): return TermHash.pair(Kind.word.rawValue, forms[0])
    case ("b3", 1): return TermHash.pair(Kind.opening.rawValue, forms[0])
    case ("g", 2):
      return TermHash.pair(Kind.pair.rawValue, TermHash.pair(forms[0], forms[1]))
    case ("b2", 2):
      return TermHash.pair(Kind.openingPair.rawValue, TermHash.pair(forms[0], forms[1]))
    default: return nil
    }
  }
}
