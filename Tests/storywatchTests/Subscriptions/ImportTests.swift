import FeedParsing
import Glibc
import TestSupport
import Testing

@testable import Pipeline
@testable import storywatch

/// What `opml import` makes of lists, and of a file that is there.
@Suite struct ImportTests {
  @Test func `folders become groups, and the result is what check accepts`() async throws {
    try await withTemporaryDirectory { directory in
      writeText(Self.list, to: directory + "/list.opml")
      let file = directory + "/feeds.yaml"
      let run = try await runProgram(
        ["opml", "import", "--write", "--config", file, directory + "/list.opml"], in: directory)
      #expect(run.code == 0)
      #expect(
        run.output.contains("skipped: line 5: https://QUELL.example/rss: a duplicate, of line 4"))
      #expect(run.output.contains("skipped: line 6: exec:scrape: no http or https URL"))
      #expect(run.output.contains("2 feeds added, 2 skipped"))
      let check = try await runProgram(["check", "--config", file], in: directory)
      #expect(check.code == 0)
      #expect(check.output.contains("https://quell.example/rss  (news, group world-middle-east)"))
      let again = try await runProgram(
        ["opml", "import", "--write", "--config", file, directory + "/list.opml"], in: directory)
      #expect(again.output.contains("0 feeds added, 4 skipped"))
      #expect(!again.output.contains("ends before"))
      writeText(String(Self.list.prefix(Self.list.count / 2)), to: directory + "/half.opml")
      let half = try await runProgram(
        ["opml", "import", "--config", file, directory + "/half.opml"], in: directory)
      #expect(half.output.contains("half.opml: ends before it is complete"))
      let export = try await runProgram(["opml", "export", "--config", file], in: directory)
      #expect(export.output.contains("title=\"Quell &quot;Post&quot; \\ co\""))
    }
  }

  @Test func `a secret file stays secret, and a link to the settings stays a link`() async throws {
    try await withTemporaryDirectory { directory in
      writeText(Self.list, to: directory + "/list.opml")
      writeText("feeds:\n  - https://a.example/\n", to: directory + "/real.yaml")
      chmod(directory + "/real.yaml", 0o600)
      symlink("real.yaml", directory + "/feeds.yaml")
      let run = try await runProgram(
        [
          "opml", "import", "--write", "--config", directory + "/feeds.yaml",
          directory + "/list.opml",
        ], in: directory)
      #expect(run.code == 0, "\(run.output)")
      var status = stat()
      #expect(lstat(directory + "/feeds.yaml", &status) == 0)
      #expect(status.st_mode & S_IFMT == S_IFLNK)
      #expect(readText(directory + "/real.yaml").contains("nolm.example"))
      #expect(stat(directory + "/real.yaml", &status) == 0)
      #expect(status.st_mode & 0o7777 == 0o600)
    }
  }

  @Test(arguments: [
    "feeds:\n  - https://a.example/  # mine\n\n# the end\nwatches: []\n",
    "watches: []\ngroups:\n    old: {}   # keep\nfeeds:\n- url: https://a.example/\n  group: old\n",
    "# nothing but a comment\nfeeds:\n  - { url: \"https://a.example/\" }",
    "timezone: UTC\nfeeds: # below\n\n  - https://a.example/\n",
  ])
  func `every line that was there is there still, in its order`(before: String) async throws {
    try await withTemporaryDirectory { directory in
      let file = directory + "/feeds.yaml"
      writeText(before, to: file)
      writeText(Self.list, to: directory + "/list.opml")
      let run = try await runProgram(
        ["opml", "import", "--write", "--config", file, directory + "/list.opml"], in: directory)
      #expect(run.code == 0, "\(run.output)")
      var rest = readText(file).split(separator: "\n", omittingEmptySubsequences: false)[...]
      for line in before.split(separator: "\n") {
        let index = rest.firstIndex(of: line)
        #expect(index != nil, "\(line)")
        if let index { rest = rest[(index + 1)...] }
      }
      let check = try await runProgram(["check", "--config", file], in: directory)
      #expect(check.code == 0)
      #expect(check.output.contains("3 feeds"))
    }
  }

  @Test(arguments: [
    "# News of the harbour.\n", "", "watches:\n  - { id: all, query: \"*\" }\n",
    "groups:\n  old: {}\n",
  ])
  func `settings without a feed are where one begins`(before: String) async throws {
    try await withTemporaryDirectory { directory in
      writeText(before, to: directory + "/feeds.yaml")
      writeText(Self.list, to: directory + "/list.opml")
      let run = try await runProgram(["opml", "import", "--write", "list.opml"], in: directory)
      #expect(run.code == 0, "\(run.output)")
      let check = try await runProgram(["check"], in: directory)
      #expect(check.code == 0 && check.output.contains("2 feeds"), "\(check.output)")
      #expect(readText(directory + "/feeds.yaml").hasPrefix(before))
    }
  }

  @Test(arguments: [
    "feeds:\r\n  - https://a.example/\r\n\r\nwatches: []\r\n",
    "# mine\r\nfeeds:\r\n- https://a.example/\r\n",
    "feeds:\r  - https://a.example/\r",
    "\u{feff}feeds:\n  - https://a.example/\n",
    "\u{feff}# mine\r\nfeeds:\r\n  - https://a.example/",
    "feeds:\n  - https://a.example/\n...\n# the end\n",
    "\"groups\":\n  old: {}\n'feeds' :\n- https://a.example/\n",
  ])
  func `settings keep their byte order mark, their line ends, their quotes and their end`(
    before: String
  ) async throws {
    try await withTemporaryDirectory { directory in
      writeText(before, to: directory + "/feeds.yaml")
      writeText(Self.list, to: directory + "/list.opml")
      let run = try await runProgram(["opml", "import", "--write", "list.opml"], in: directory)
      #expect(run.code == 0, "\(run.output)")
      let after = readText(directory + "/feeds.yaml").unicodeScalars
      // What was there is there still, in its order; what was not ends its lines as that does.
      var rest = before.unicodeScalars[...]
      for scalar in after where scalar == rest.first { rest.removeFirst() }
      #expect(rest.isEmpty)
      #expect(Set(Self.lineEnds(of: after)) == Set(Self.lineEnds(of: before.unicodeScalars)))
      #expect(
        after.filter { $0 == "\u{feff}" } == before.unicodeScalars.filter { $0 == "\u{feff}" })
      let check = try await runProgram(["check"], in: directory)
      #expect(check.code == 0 && check.output.contains("3 feeds"), "\(check.output)")
    }
  }

  @Test func `a feed whose id is another's keeps no list out, and that feed keeps its id`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      writeText("feeds:\n  - https://www.nolm.example/rss.xml\n", to: directory + "/feeds.yaml")
      let outlines = ["nolm.example/feed", "nolm.example/atom", "quell.example/rss"].map {
        "<outline xmlUrl='https://\($0)'/>"
      }
      writeText(
        "<opml version='2.0'><body>\(outlines.joined())</body></opml>",
        to: directory + "/list.opml")
      let run = try await runProgram(["opml", "import", "--write", "list.opml"], in: directory)
      #expect(run.code == 0, "\(run.output)")
      #expect(readText(directory + "/feeds.yaml").split(separator: "id:").count == 3)
      let check = try await runProgram(["check"], in: directory)
      #expect(check.output.contains("4 feeds"), "\(check.output)")
      for id in ["nolm-example", "nolm-example-feed", "nolm-example-atom", "quell-example"] {
        #expect(check.output.contains("  \(id) "), "\(check.output)")
      }
    }
  }

  @Test func `settings that the feeds do not fit into are called by their name`() async throws {
    try await withTemporaryDirectory { directory in
      writeText("{ feeds: [https://a.example/] }\n", to: directory + "/feeds.yaml")
      writeText(Self.list, to: directory + "/list.opml")
      let run = try await runProgram(["opml", "import", "list.opml"], in: directory)
      #expect(run.code == 65)
      #expect(run.output.contains("do not fit into feeds.yaml as it is written"))
      #expect(run.output.contains("\nfeeds.yaml:"))
      #expect(!run.output.contains("feeds.yaml."))
    }
  }

  @Test func `no other file beside the settings is touched`() async throws {
    try await withTemporaryDirectory { directory in
      writeText(Self.list, to: directory + "/list.opml")
      writeText("mine", to: directory + "/feeds.yaml.import")
      for refused in [false, true] {
        let feeds = refused ? "feeds: [https://a.example/]\n" : "feeds:\n  - https://a.example/\n"
        writeText(feeds, to: directory + "/feeds.yaml")
        let run = try await runProgram(["opml", "import", "list.opml"], in: directory)
        #expect(run.code == (refused ? 65 : 0))
        #expect(readText(directory + "/feeds.yaml.import") == "mine")
        let names = try FileBytes.names(in: directory).filter { !$0.hasPrefix("output-") }
        #expect(names == ["feeds.yaml", "feeds.yaml.import", "list.opml"])
      }
    }
  }

  @Test func `a list in brackets is left alone, with a way out`() throws {
    let additions = SubscriptionImport(
      [Subscription(url: "https://b.example/", title: nil, folders: [], line: 1)], known: [],
      knownGroups: [])
    #expect(throws: MergedText.Refusal.self) {
      try MergedText.adding(additions, to: "feeds: [https://a.example/]\n")
    }
  }

  @Test(arguments: [
    (["World"], "World"), (["World", "Middle East"], "world-middle-east"), (["a b"], "a-b"),
  ])
  func `a folder gives a readable id`(folders: [String], id: String) {
    #expect(GroupID.of(folders) == id)
  }

  @Test func `a feed of the list that names no URL is told`() throws {
    let list = """
      <opml><body><outline type="rss" text="Empty folder"></outline>
      <outline type="rss" text="Quell
      Post" xmlUrl=""/><outline text="a note"/></body></opml>
      """
    let additions = SubscriptionImport(
      try OPML.list(in: Array(list.utf8)).subscriptions, known: [], knownGroups: [])
    #expect(additions.feeds.isEmpty)
    #expect(additions.skipped == ["line 2: Quell Post: no xmlUrl"])
  }

  @Test func `folders without a letter to write get different ids, the same each time`() {
    let ids = [["漢"], ["字"], ["漢", "字"], [String(repeating: "long ", count: 40)]].map(GroupID.of)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy(SourceNode.isIdentifier))
    #expect(GroupID.of(["漢"]) == ids[0])
  }

  @Test(arguments: [
    ("feed://a.example/x", "http://a.example/x"),
    ("feed:https://a.example/x", "https://a.example/x"),
  ])
  func `a feed: link is what it stands for`(written: String, url: String) {
    let additions = SubscriptionImport(
      [Subscription(url: written, title: nil, folders: [], line: 1)], known: [], knownGroups: [])
    #expect(additions.feeds.map(\.url) == [url])
  }

  private static func lineEnds(of text: String.UnicodeScalarView) -> [String] {
    String(text).filter(\.isNewline).map { String($0) }
  }

  private static let list = """
    <opml version="2.0"><body>
    <outline text="World">
    <outline text="Middle East">
    <outline type="rss" text="Quell &quot;Post&quot; \\ co" xmlUrl="https://quell.example/rss"/>
    <outline type="rss" text="again" xmlUrl="https://QUELL.example/rss"/>
    <outline type="rss" text="scraped" xmlUrl="exec:scrape"/>
    </outline></outline>
    <outline type="rss" text="漢: - {x} #1" xmlUrl="http://nolm.example/"/>
    </body></opml>
    """
}
