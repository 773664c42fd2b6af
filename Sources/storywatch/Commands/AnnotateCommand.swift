import ArgumentParser
import Developments

struct AnnotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Articles in, their sentences with role and speaker out: JSON lines.",
    discussion: """
      Reads {id, title, published?, source?, sentences: [{id?, text}]} or {id, title, text} and prints \
      {id, sentences: [{text or id, start?, end?, role, furniture, attributed, speaker?}]}.
      """)

  func run() throws {
    let stage = AnnotateStage()
    try JSONLines.answer { line in
      guard let answer = try stage.answer(line) else {
        throw CommandFailure(
          exit: .badData, message: "no JSON object with \"sentences\" or a \"text\"")
      }
      return answer
    }
  }
}
