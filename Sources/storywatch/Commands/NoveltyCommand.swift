import ArgumentParser
import Developments

struct NoveltyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "novelty",
    abstract: "Sentences of stories in order of time in, how new each is out: JSON lines.",
    discussion: """
      Reads {id, story, published, text, title?, query?} and prints {id, novelty, new}; novelty is 0 to 1.
      """)

  func run() throws {
    var stage = NoveltyStage()
    try JSONLines.answer { line in
      guard let answer = try stage.answer(line) else {
        throw CommandFailure(exit: .badData, message: "no JSON object with a \"text\"")
      }
      return answer
    }
  }
}
