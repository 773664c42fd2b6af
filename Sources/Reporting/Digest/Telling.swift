import News

/// A statement and the words by which it is told whether it says what another one of its story says.
struct Telling {
  let statement: Statement
  private let gist: SentenceGist
  private let numbers: Set<UInt64>
  private let numbersBefore: Set<UInt64>

  /// Outlets that report one step do so within two hours; what is told in like words later is another step.
  private static let oneStep: Int64 = 7_200

  init(_ statement: Statement) {
    self.statement = statement
    // "The claim could not be checked." says what stands beside the claim.
    gist = SentenceGist([statement.text, statement.limit ?? ""].joined(separator: " "))
    numbers = SentenceGist(statement.text).numbers
    numbersBefore = SentenceGist(statement.before ?? "").numbers
  }

  /// Nothing of it is missing beside `other`. A headline that was rewritten shows what it was before.
  func isEcho(of other: Telling) -> Bool {
    if statement.previousTitle != nil { return false }
    return isSameChange(as: other) || gist.isPart(of: other.gist)
      || isOfOneStep(with: other) && gist.isMostlyPart(of: other.gist)
  }

  /// Both changed the same number to the same.
  func isSameChange(as other: Telling) -> Bool {
    statement.kind == .number && other.statement.kind == .number && !numbers.isEmpty
      && numbers.isSubset(of: other.numbers) && numbersBefore == other.numbersBefore
  }

  /// Told by two outlets at about the same time, and in nobody's name whom the other does not name.
  private func isOfOneStep(with other: Telling) -> Bool {
    let (mine, others) = (statement.citation, other.statement.citation)
    return mine.outlet != others.outlet && abs(mine.at.seconds(since: others.at)) <= Self.oneStep
      && names(speakerOf: other) && other.names(speakerOf: self)
      && statement.mark == other.statement.mark
  }

  private func names(speakerOf other: Telling) -> Bool {
    other.statement.speaker.map { statement.text.contains($0) } ?? true
  }
}
