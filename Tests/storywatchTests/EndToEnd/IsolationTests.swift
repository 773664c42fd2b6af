import Glibc
import TestSupport
import Testing

/// Documents that ask their reader to fetch something, and what the system saw it do.
@Suite(.enabled(if: access("/usr/bin/strace", X_OK) == 0, "strace is not installed"))
struct IsolationTests {

  /// Each names `SECRET`, a file that exists, and `http://127.0.0.1:9/`, where a request would be seen.
  static let documents = [
    """
    <!DOCTYPE rss SYSTEM "file://SECRET"><rss version="2.0"><channel><title>T</title></channel></rss>
    """,
    """
    <!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss.dtd">
    <rss version="0.91"><channel><title>T</title></channel></rss>
    """,
    """
    <?xml version="1.0"?><!DOCTYPE feed [<!ENTITY x SYSTEM "file://SECRET"><!ENTITY y SYSTEM
    "http://127.0.0.1:9/y"><!ENTITY % z SYSTEM "SECRET"> %z;]>
    <feed xmlns="http://www.w3.org/2005/Atom"><title>&x;&y;T</title></feed>
    """,
    """
    <?xml-stylesheet type="text/xsl" href="SECRET"?>
    <?xml-stylesheet type="text/css" href="http://127.0.0.1:9/s.css"?>
    <?xml-model href="http://127.0.0.1:9/m.rng"?>
    <rss version="2.0" xmlns:xi="http://www.w3.org/2001/XInclude"
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
      xsi:schemaLocation="http://127.0.0.1:9/ SECRET"><channel><title>T</title>
    <item><description><xi:include href="SECRET" parse="text"/></description></item>
    <xi:include href="http://127.0.0.1:9/i.xml"/></channel></rss>
    """,
    """
    <feed xmlns="http://www.w3.org/2005/Atom" xml:base="file://SECRET"><title>T</title><entry>
    <link rel="enclosure" href="SECRET"/><content type="text/html" src="http://127.0.0.1:9/c"/>
    <summary type="html">&lt;img src="http://127.0.0.1:9/i.png"&gt;&lt;iframe src="SECRET"&gt;</summary>
    </entry></feed>
    """,
    """
    {"version":"https://jsonfeed.org/version/1.1","title":"T","next_url":"http://127.0.0.1:9/",
    "$ref":"file://SECRET","items":[{"id":"1","content_html":"<img src='file://SECRET'>"}]}
    """,
  ]

  @Test(arguments: documents.indices)
  func `parsing opens nothing that the document names and no connection`(number: Int) async throws {
    try await withTemporaryDirectory { directory in
      let secret = directory + "/secret"
      writeText("hidden words", to: secret)
      let document = directory + "/document"
      writeText(
        IsolationTests.documents[number].split(
          separator: "SECRET", omittingEmptySubsequences: false
        )
        .joined(separator: secret), to: document)
      let trace = directory + "/trace"
      let run = try await runProgram(
        ["parse", "--json", document], in: directory,
        under: ["/usr/bin/strace", "-f", "-qq", "-s", "512", "-o", trace])
      #expect(run.code == 0)
      #expect(run.output.contains("\"title\":"))
      #expect(!run.output.contains("hidden words"))
      let calls = readText(trace).split(separator: "\n")
      // The trace is one: the document was opened.
      #expect(calls.contains { $0.contains("open") && $0.contains("\"\(document)\"") })
      for call in calls {
        #expect(!call.contains("socket(") && !call.contains("connect("), "\(call)")
        let names = call.contains("open") || call.contains("stat") || call.contains("access")
        #expect(!(names && call.contains(secret)), "\(call)")
      }
    }
  }
}
