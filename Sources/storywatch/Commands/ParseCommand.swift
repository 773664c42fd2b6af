import ArgumentParser
import FeedParsing
import Pipeline
import Text

struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "A feed document in, one JSON object out.",
    discussion: """
      Prints a JSON Feed 1.1 object with further keys that begin with "_". Exit code 65 when the \
      document is no feed; the object then has "_error".
      """)

  @Flag(help: "Print JSON (the only form; for clarity in scripts).")
  var json = false
  @Flag(help: "Read requests as JSON lines {id, document_base64, …}, answer each with a line.")
  var batch = false
  @Option(help: "The Content-Type header the document came with.")
  var contentType: String?
  @Option(help: "The URL the document came from.")
  var baseURL: String?
  @Option(help: "The Content-Language header the document came with.")
  var contentLanguage: String?
  @Argument(help: "A file, or - for standard input.")
  var file = "-"

  /// A document on the command line: the fetcher's own limit is lower.
  static let maximumBytes = 1 << 30
  /// Printed while the rest is still being read, so that memory does not grow with the feed.
  private static let outputPiece = 1 << 16

  func run() throws {
    if batch { return try answerBatch() }
    let document = try DocumentFile.read(file, limit: Self.maximumBytes)
    var writer = JSONWriter()
    do throws(FeedParseError) {
      try ParsedFeedJSON.write(
        parsing: document, contentType: contentType, baseURL: baseURL,
        contentLanguage: contentLanguage, to: &writer
      ) { writer in
        if writer.bytes.count > Self.outputPiece {
          LineOutput.standardOutput.write(raw: writer.drain())
        }
      }
      writer.newline()
      LineOutput.standardOutput.write(raw: writer.drain())
    } catch {
      ParsedFeedJSON.write(error, to: &writer)
      writer.newline()
      LineOutput.standardOutput.write(raw: writer.drain())
      throw CommandFailure(exit: .badData, message: "\(file): \(error)")
    }
  }

  private func answerBatch() throws {
    let batch = ParseBatch()
    try JSONLines.answer { batch.answer($0) }
  }
}
