import News
import Testing

@testable import Pipeline

/// Whose an entry is, and in which role it speaks.
@Suite struct OutletNamesTests {
  private let names = OutletNames([
    Publisher(
      id: "agency", names: ["Agency  X", "AX"], domains: ["agencyx.example"], kind: .wire),
    Publisher(id: "column", names: [], domains: ["column.example"], kind: .opinion),
  ])

  private func told(_ feed: FeedSettings, url: String? = nil, source: String? = nil) -> String {
    var entry = Entry(id: "1")
    entry.url = url
    if let source {
      entry.source = EntrySource()
      entry.source?.title = source
    }
    let outlet = names.outlet(of: entry, in: feed)
    return "\(outlet) \(names.role(of: outlet, in: feed))"
  }

  private func feed(_ url: String, role: FeedRole? = nil, publisher: String? = nil) -> FeedSettings
  {
    var feed = FeedSettings(id: "feed", url: url)
    feed.role = role
    feed.publisher = publisher
    return feed
  }

  @Test func `what an aggregator or a local file carries is the publisher's whom its source names`()
  {
    let link = "https://carrier.example/1"
    for carrier in [
      feed("https://carrier.example/rss", role: .aggregator), feed("file:/srv/wire"),
    ] {
      #expect(told(carrier, url: link, source: "agency x ") == "agency wire")
      #expect(told(carrier, url: "https://column.example/1", source: "AX") == "column opinion")
    }
    #expect(told(feed("file:/srv/wire"), url: link, source: "Agency") == "carrier.example news")
    #expect(told(feed("file:/srv/wire"), source: "AX") == "agency wire")
    let own = feed("https://carrier.example/rss")
    #expect(told(own, url: link, source: "AX") == "carrier.example news")
  }

  @Test func `a feed without a role has the kind of its publisher`() {
    #expect(told(feed("https://news.column.example/rss")) == "column opinion")
    #expect(told(feed("https://a.example/rss", publisher: "agency")) == "agency wire")
    #expect(names.role(of: feed("https://column.example/rss")) == .opinion)
    #expect(told(feed("https://a.example/rss")) == "a.example news")
  }

  @Test func `a role of the feed goes before the kind of its publisher, but an aggregator's`() {
    #expect(told(feed("https://column.example/rss", role: .news)) == "column news")
    #expect(told(feed("file:/srv/wire", role: .official), source: "AX") == "agency official")
    let carrier = feed("https://carrier.example/rss", role: .aggregator)
    #expect(told(carrier, url: "https://b.example/1") == "b.example aggregator")
    #expect(names.role(of: carrier) == .aggregator)
  }
}
