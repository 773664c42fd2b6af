import Testing

@testable import storywatch

struct FeedIDTests {
  @Test(arguments: [
    ("https://www.outlet.example/world/rss.xml", "outlet-example-world"),
    ("https://feeds.outlet.example/", "outlet-example"),
    ("https://outlet.example:8443/a/?id=5&k=x", "outlet-example-a-id-5-k-x"),
    ("https://user:secret@outlet.example/rss", "outlet-example"),
    ("https://OUTLET.example/Nord-Süd.xml", "outlet-example-nord-s-d"),
    ("file:Examples/wire", "examples-wire"),
    ("https://feeds.example/rss", "example"),
    ("https://rss/feed", "rss-feed"),
  ])
  func `an id is what a reader would call the feed`(url: String, id: String) {
    #expect(FeedIDs.derive(for: [url], taken: [])[url] == id)
  }

  @Test func `two feeds of one page have long ids, whatever their order`() {
    let urls = ["https://a.example/rss.xml", "https://a.example/atom.xml", "http://a.example/x"]
    let ids = FeedIDs.derive(for: urls, taken: [])
    #expect(urls.map { ids[$0] } == ["a-example-rss-xml", "a-example-atom-xml", "a-example-x"])
    #expect(FeedIDs.derive(for: urls.reversed(), taken: []) == ids)
  }

  @Test func `an id that was given is not given again`() {
    let url = "https://a.example/rss"
    #expect(FeedIDs.derive(for: [url], taken: ["a-example"])[url] == "a-example-rss")
  }

  @Test func `URLs that differ in nothing but their scheme get ids by hash`() throws {
    let urls = ["http://a.example/", "https://a.example/"]
    let ids = FeedIDs.derive(for: urls, taken: [])
    let found = urls.compactMap { ids[$0] }
    #expect(Set(found).count == 2)
    #expect(found.allSatisfy(SourceNode.isIdentifier))
  }

  @Test func `an id has at most 64 characters`() throws {
    let url = "https://a.example/" + String(repeating: "long/", count: 100)
    let id = try #require(FeedIDs.derive(for: [url], taken: [])[url])
    #expect(SourceNode.isIdentifier(id))
  }

  @Test func `one URL given twice without ids is an error`() throws {
    let errors = try Configuration("feeds: [https://a.example/, https://a.example/]\n").errors()
    #expect(
      errors == [
        "feeds.yaml:1:29: feed \"a-example\" is already defined (at feeds.yaml:1:9)"
      ])
  }
}
