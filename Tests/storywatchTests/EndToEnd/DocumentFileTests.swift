import Glibc
import TestSupport
import Testing

@testable import storywatch

@Suite struct DocumentFileTests {
  @Test func `a file of more than the limit is refused, not cut`() throws {
    try withTemporaryDirectory { directory in
      let file = directory + "/page.html"
      writeText("12345", to: file)
      let bytes = try DocumentFile.read(file, limit: 5)
      #expect(bytes.count == 5)
      #expect(throws: CommandFailure.self) { try DocumentFile.read(file, limit: 4) }
    }
  }

  @Test func `a list of subscriptions that is too long is refused, and adds nothing`() async throws
  {
    try await withTemporaryDirectory { directory in
      let feed = "<opml><body><outline xmlUrl=\"https://a.example/\"/></body></opml>"
      writeText(feed, to: directory + "/list.opml")
      truncate(directory + "/list.opml", OPMLImportCommand.maximumBytes + 1)
      let run = try await runProgram(
        ["opml", "import", "--write", "--config", "feeds.yaml", "list.opml"], in: directory)
      #expect(run.code == 65)
      #expect(run.output == "storywatch: list.opml: more than 64 MiB\n")
      #expect(access(directory + "/feeds.yaml", F_OK) != 0)
    }
  }
}
