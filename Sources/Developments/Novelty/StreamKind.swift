/// What the sentences so far tell of their stream: picked for their stories, or whole pages.
///
/// All stories of a stream are of one kind, as a rule: what the others showed is the first guess for each.
struct StreamKind: Sendable {
  /// One story's part of the stream.
  struct Part: Sendable {
    fileprivate var sum = 0.0
    fileprivate var count = 0.0
  }

  /// How many sentences the first guess about the stream is worth, and that guess, as log-odds.
  private static let priorSentences = 10.0
  private static let priorOdds = -0.2
  /// How many sentences of its own outweigh in a story what the stream shows.
  private static let partSentences = 100.0
  /// How sharply the answer changes over.
  private static let turn = 10.0
  /// One sentence tells no more than this.
  private static let mostOdds = 3.0

  private var sum = StreamKind.priorOdds * StreamKind.priorSentences
  private var count = StreamKind.priorSentences

  /// Probability that the stream is picked, after a sentence of the story with these log-odds for it.
  mutating func isPicked(_ odds: Double, part: inout Part) -> Double {
    let odds = min(Self.mostOdds, max(-Self.mostOdds, odds))
    sum += odds
    count += 1
    part.sum += odds
    part.count += 1
    let guess = sum / count * Self.partSentences
    let mean = (guess + part.sum) / (Self.partSentences + part.count)
    return Logarithm.sigmoid((mean - Self.priorOdds) * Self.turn)
  }
}
