import Testing

@testable import storywatch

struct NoticeTests {
  @Test func `a status server that others can reach is told, one for this machine is not`() throws {
    for place in ["127.0.0.1:9469", "localhost:9469", "\"[::1]:9469\"", "/run/x"] {
      let notices = try Configuration("feeds: [https://a.example/]\nmetrics: { listen: \(place) }")
        .notices()
      #expect(notices == [], "\(place)")
    }
    let notices = try Configuration(
      "feeds: [https://a.example/]\nmetrics: { listen: 0.0.0.0:9469 }"
    ).notices()
    #expect(
      notices == [
        "feeds.yaml:2:20: warning: whoever reaches 0.0.0.0 can read the digests; 127.0.0.1 is this machine alone"
      ])
  }

  @Test func `a short interval is told where it stands, and only for servers of others`() throws {
    let notices = try Configuration(
      """
      groups: { fast: { interval: 5m } }
      feeds:
        - { url: https://a.example/, group: fast }
        - { url: https://b.example/, interval: 15m }
        - { url: http://news.lan/, interval: 1m }
        - { url: "http://[fd00::1]/", interval: 1m, allow_private: true }
        - { url: https://c.example/, group: fast, interval: 10m }
      """
    ).notices()
    #expect(
      notices == [
        "feeds.yaml:1:29: warning: 5m is short for a server that is not yours; 15m is polite",
        "feeds.yaml:7:55: warning: 10m is short for a server that is not yours; 15m is polite",
      ])
  }

  @Test func `a source that is no feed, no publisher and no domain is told, with the nearest`()
    throws
  {
    let yaml = """
      publishers: [{ id: agency-x, domains: [agency.example] }]
      feeds: [{ id: bbc, url: https://feeds.bbci.example/rss }]
      watches:
        - { id: a, query: 'iraq source:bcc' }
        - { id: b, query: 'source:(bbc OR agency-x OR feeds* OR bbci.example OR "bbci" OR *)' }
        - { id: c, query: 'NOT source:"the times"' }
      """
    let says = "is no feed, no publisher and no domain of a feed"
    #expect(
      try Configuration(yaml).notices() == [
        "feeds.yaml:4:34: warning: query: bcc \(says) (did you mean \"bbc\"?)",
        "feeds.yaml:5:49: warning: query: feeds* \(says)",
        "feeds.yaml:6:33: warning: query: the times \(says)",
      ])
    let open = yaml.replacing("rss }", with: "rss, role: aggregator }")
    #expect(try Configuration(open).notices().isEmpty)
  }

  @Test func `an address that will be refused is told`() throws {
    let yaml = """
      limits: { allow_networks: [192.168.7.0/24] }
      feeds: ["http://192.168.7.3/rss", "http://10.0.0.1/rss", { url: "http://127.0.0.1/rss", allow_private: true }]
      """
    let notices = try Configuration(yaml).notices()
    #expect(notices.count == 1)
    #expect(
      notices.first?.hasPrefix("feeds.yaml:2:35: warning: feed 10-0-0-1 is on a private") == true)
  }

  @Test(arguments: [
    ("100.100.3.4", true), ("[::ffff:10.0.0.1]", true), ("[fd7a::1]", true), ("localhost", true),
    ("192.168.7.3", false), ("[::ffff:192.168.7.3]", false), ("8.8.8.8", false),
    ("desk.lan", false),
  ]) func `what the fetcher will refuse is told beforehand, feed and webhook alike`(
    host: String, isTold: Bool
  ) throws {
    let notices = try Configuration(
      """
      limits: { allow_networks: [192.168.7.0/24] }
      alerts: { webhook: { url: "https://\(host)/in" } }
      feeds: ["http://\(host)/rss"]
      """
    ).notices().filter { $0.contains("private network") }
    #expect(notices.count == (isTold ? 2 : 0), "\(notices)")
  }

  @Test func `a secret in the file is told without being repeated`() throws {
    let notices = try Configuration(
      """
      feeds:
        - { id: a, url: "https://u:hunter2@a.example/" }
        - { id: b, url: https://b.example/, auth: { bearer: hunter2 } }
        - { id: c, url: https://c.example/, headers: { X-Api-Key: hunter2, X-Desk: news } }
      """
    ).notices()
    #expect(notices.count == 3)
    #expect(!notices.joined().contains("hunter2"))
  }
}
