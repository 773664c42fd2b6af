import ArgumentParser
import News
import PageExtraction
import Pipeline

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "An article page in, its text out.",
    discussion: """
      Prints title, byline, date and language as far as the page tells them, an empty line, and the \
      article, a paragraph a line. Exit code 65 when the page holds no article.

      --jsonl reads {id, html_base64, content_type?} and prints {id, text, title?, byline?, published?, \
      language?}, a line each.
      """)

  @Flag(help: "Print one JSON object {text, title?, byline?, published?, language?}.")
  var json = false
  @Flag(help: "Read pages as JSON lines, answer each with a line.")
  var jsonl = false
  @Option(help: "The Content-Type header the page came with.")
  var contentType: String?
  @Argument(help: "A file, or - for standard input.", completion: .file())
  var file = "-"

  func run() throws {
    if jsonl { return try answerLines() }
    let page = PageExtractor.extract(
      try DocumentFile.read(file, limit: PageExtractor.maximumBytes), contentType: contentType)
    let output = json ? page.json + [0x0a] : Array(Self.text(page).utf8)
    try LineOutput.standardOutput.write(raw: output)
    if page.text.isEmpty {
      throw CommandFailure(exit: .badData, message: "\(file): no article text found")
    }
  }

  private static func text(_ page: ExtractedPage) -> String {
    let facts = [page.title, page.byline, page.published?.rfc3339, page.language].compactMap { $0 }
    return (facts + ["", page.text, ""]).joined(separator: "\n")
  }

  private func answerLines() throws {
    let stage = ExtractStage()
    try JSONLines.answer { line in
      guard let answer = try stage.answer(line) else {
        throw CommandFailure(
          exit: .badData, message: "no JSON object with an \"id\" and \"html_base64\"")
      }
      return answer
    }
  }
}
