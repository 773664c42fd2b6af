import ArgumentParser
import Stories

struct GroupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "group",
    abstract: "Articles in, stories out: JSON lines, in order of arrival.",
    discussion: """
      Reads {id, title, text, published?, source?, url?, lang?} and prints {id, story, copy_of?, arc?}.
      """)

  func run() throws {
    var grouper = Grouper()
    try JSONLines.answer { line in
      guard let answer = try grouper.answer(line) else {
        throw CommandFailure(exit: .badData, message: "no JSON object with an \"id\"")
      }
      return answer
    }
  }
}
