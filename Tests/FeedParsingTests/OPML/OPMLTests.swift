import FeedParsing
import Testing

/// Lists of subscriptions in the shapes in which readers write them; outlets and folders are invented.
@Suite struct OPMLTests {
  @Test(arguments: OPMLSample.all)
  func `each reader's list is read with its folders and titles`(sample: OPMLSample) throws {
    let found = try OPML.list(in: sample.bytes).subscriptions
    #expect(
      found.map { "\($0.folders.joined(separator: "/"))|\($0.title ?? "-")|\($0.url)" }
        == sample.expected)
  }

  @Test(arguments: OPMLSample.all)
  func `what is exported is read as it was`(sample: OPMLSample) throws {
    let first = try OPML.list(in: sample.bytes).subscriptions
    let text = OPMLWriter.text(title: "a & b", first)
    let second = try OPML.list(in: Array(text.utf8)).subscriptions
    let folders = first.map { $0.folders.joined(separator: "/") }
    #expect(
      Set(second.map { $0.folders.joined(separator: "/") + $0.url })
        == Set(zip(folders, first).map { $0 + $1.url }))
    #expect(second.count == first.count)
    #expect(OPMLWriter.text(title: "a & b", second) == text)
  }

  @Test func `what is no list is refused, and nothing traps`() {
    for text in ["", "  ", "<rss/>", "{}", "<html><outline xmlUrl='http://a.example/'/></html>"] {
      #expect(throws: FeedParseError.self) { try OPML.list(in: Array(text.utf8)) }
    }
    let whole = Array(OPMLSample.all[0].bytes)
    for end in whole.indices { _ = try? OPML.list(in: Array(whole[..<end])) }
  }

  @Test func `a line is told for each`() throws {
    let found = try OPML.list(
      in: Array(
        "<opml>\n<outline xmlUrl='http://a.example/'/>\n\n<outline xmlUrl='http://b.example/'/></opml>"
          .utf8)
    ).subscriptions
    #expect(found.map(\.line) == [2, 4])
  }

  @Test(arguments: ["<opml/>", "<opml></opml>"])
  func `a list of nothing is whole`(document: String) throws {
    #expect(try OPML.list(in: Array(document.utf8)).isWhole)
  }

  @Test func `outlines nested without end are read in bounded depth`() throws {
    let deep = String(repeating: "<outline text='x'>", count: 5_000)
    let list = try OPML.list(
      in: Array("<opml><body>\(deep)<outline xmlUrl='http://a.example/'/>".utf8))
    let found = list.subscriptions
    #expect(!list.isWhole)
    #expect(found.count == 1)
    #expect(found[0].folders.count == OPML.maximumDepth)
  }
}
