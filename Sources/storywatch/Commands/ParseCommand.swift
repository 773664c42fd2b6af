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
  @Argument(help: "A file, or - for standard input.", completion: .file())
  var file = "-"

  /// A document on the command line: the fetcher's own limit is lower.
  static let maximumBytes = 1 << 30
  /// Printed while the rest is still being read, so that memory does not grow with the feed.
  private static let outputPiece = 1 << 16

  func run() throws {
    if batch { return try answerBatch() }
    let document = try DocumentFile.read(file, limit: Self.maximumBytes)
    var writer = JSONWriter()
    var refusal: FeedParseError?
    var failure: FileError?
    do throws(FeedParseError) {
      try ParsedFeedJSON.write(
        parsing: document, contentType: contentType, baseURL: baseURL,
        contentLanguage: contentLanguage, to: &writer
      ) { writer in
        if writer.bytes.count > Self.outputPiece { Self.print(&writer, &failure) }
      }
    } catch {
      ParsedFeedJSON.write(error, to: &writer)
      refusal = error
    }
    writer.newline()
    Self.print(&writer, &failure)
    if let failure { throw failure }
    if let refusal { throw CommandFailure(exit: .badData, message: "\(file): \(refusal)") }
  }

  /// Prints what was written, unless an earlier piece could not be printed.
  private static func print(_ writer: inout JSONWriter, _ failure: inout FileError?) {
    let bytes = writer.drain()
    guard failure == nil else { return }
    do throws(FileError) {
      try LineOutput.standardOutput.write(raw: bytes)
    } catch {
      failure = error
    }
  }

  private func answerBatch() throws {
    let batch = ParseBatch()
    try JSONLines.answer { batch.answer($0) }
  }
}
