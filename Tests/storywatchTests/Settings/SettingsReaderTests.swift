import Glibc
import News
import Pipeline
import Testing
import Text
import Watching

@testable import storywatch

struct SettingsReaderTests {
  /// Every key.
  static let full = """
    version: 1
    include: [feeds.d/*.yaml]
    state: var
    timezone: Europe/Brussels
    defaults:
      interval: 20m
      adaptive: false
      max_interval: 12h
      ignore_hints: true
      backoff: { max: 6h }
      timeout: { connect: 5s, total: 30s, stall: 10s }
      max_bytes: 5MiB
      redirects: { max: 3, adopt_after: { times: 4, over: 2d } }
      fulltext: never
      role: wire
      publisher: agency
      first_run: recent:24h
      user_agent: "desk/1 (+https://desk.example)"
      headers: { Accept-Language: en, X-Desk: "7" }
      proxy: http://proxy.example:3128
      allow_private: true
    limits:
      connections: 4
      per_host: 2
      host_gap: 3s
      private_networks: allow
      allow_networks: [10.1.0.0/16, "fd00::/8"]
    publishers:
      - { id: agency, names: [The Agency], domains: [Agency.example], kind: wire }
    groups: { north: { interval: 30m, headers: { x-desk: "8" } } }
    feeds:
      - https://a.example/rss
      - id: b
        url: https://b.example/%2f?x=1+2
        title: B
        group: north
        role: official
        auth: { basic: { user: u, password: { credential: pass } } }
    watches:
      - id: floods
        query: 'flood* AND "red alert"'
        groups: [north]
        feeds: [a-example]
        severity: high
        min_origins: 2
        escalate: { origins: 3, within: 6h, severity: critical }
    alerts:
      settle: 0s
      cooldown: 2h
      budget: 7
      quiet: { from: "22:00", to: "06:30", except: high }
      outputs: [file]
    digest: { at: "05:15", stories: 5, formats: [md] }
    retention: { articles: 30d, raw: 1d, alerts: 5y, max_disk: 1GiB }
    metrics: { listen: "[::1]:9469" }
    """

  private static func fullReading() throws -> (Configuration, SettingsReader.Reading) {
    let files = ["feeds.d/c.yaml": "feeds: [https://c.example]\n", "credentials/secret_pass": "x"]
    let configuration = try Configuration(full, files: files)
    let credentials = configuration.directory + "/credentials"
    return (configuration, try configuration.read(["CREDENTIALS_DIRECTORY": credentials]))
  }

  @Test func `every key reaches its setting`() throws {
    let (configuration, reading) = try Self.fullReading()
    let settings = reading.settings
    #expect(settings.stateDirectory == configuration.directory + "/var")
    #expect(settings.timeZone == "Europe/Brussels")
    #expect(settings.limits.connections == 4)
    #expect(settings.limits.perHost == 2)
    #expect(settings.limits.hostGap == .seconds(3))
    #expect(!settings.limits.deniesPrivateNetworks)
    let networks = ["10.1.0.0/16", "fd00::/8"].compactMap(AddressBlock.init)
    #expect(settings.limits.allowedNetworks == networks)
    #expect(
      settings.publishers == [
        Publisher(id: "agency", names: ["The Agency"], domains: ["agency.example"], kind: .wire)
      ])
    #expect(settings.alerts.settle == .zero)
    #expect(settings.alerts.cooldown == .seconds(7_200))
    #expect(settings.alerts.budget == 7)
    #expect(settings.alerts.quiet?.fromMinute == 1_320)
    #expect(settings.alerts.quiet?.toMinute == 390)
    #expect(settings.alerts.quiet?.except == .high)
    #expect(settings.alerts.outputs == [.file])
    #expect(settings.digest.minuteOfDay == 315)
    #expect(settings.digest.stories == 5)
    #expect(settings.digest.formats == [.md])
    #expect(settings.retention.articles == .seconds(30 * 86_400))
    #expect(settings.retention.maxDiskBytes == 1 << 30)
    #expect(settings.metricsListen == "[::1]:9469")
  }

  @Test func `a feed has its own keys, then its group's, then the defaults`() throws {
    let (_, reading) = try Self.fullReading()
    let feeds = reading.settings.feeds
    #expect(feeds.map(\.id) == ["a-example", "b", "c-example"])
    let b = feeds[1]
    #expect(b.role == .official)
    #expect(b.interval == .seconds(1_800))
    #expect(b.maxInterval == .seconds(43_200))
    #expect(b.isAdaptive == false)
    #expect(b.ignoresHints)
    #expect(b.maxBackoff == .seconds(6 * 3_600))
    #expect(b.connectTimeout == .seconds(5))
    #expect(b.totalTimeout == .seconds(30))
    #expect(b.stallTimeout == .seconds(10))
    #expect(b.maxBytes == 5 << 20)
    #expect(b.maxRedirects == 3)
    #expect(b.adoptAfterTimes == 4)
    #expect(b.adoptAfter == .seconds(2 * 86_400))
    #expect(b.fullText == .never)
    #expect(b.publisher == "agency")
    #expect(b.firstRun == .recent(.seconds(86_400)))
    #expect(b.userAgent == "desk/1 (+https://desk.example)")
    #expect(b.proxy == "http://proxy.example:3128")
    #expect(b.allowsPrivateNetworks)
    #expect(b.title == "B")
    #expect(feeds[0].interval == .seconds(1_200))
    #expect(feeds[0].role == .wire)
  }

  @Test func `a header of a group replaces that of the defaults whatever its case`() throws {
    let (_, reading) = try Self.fullReading()
    #expect(
      reading.settings.feeds[1].headers == [
        HeaderSetting(name: "Accept-Language", value: .plain("en")),
        HeaderSetting(name: "x-desk", value: .plain("8")),
      ])
  }

  @Test func `a credential is found under the name that systemd gives a file of a directory`()
    throws
  {
    let (_, reading) = try Self.fullReading()
    #expect(
      reading.settings.feeds[1].authentication
        == .basic(user: "u", password: .credential("secret_pass")))
  }

  @Test(arguments: [
    ("\n", "empty"), ("one\ntwo\n", "more than one line"), ("a\tb", "control characters"),
  ])
  func `a credential that is no line of text is an error`(text: String, reason: String) throws {
    let configuration = try Configuration(
      "feeds: [{ url: https://a.example/, auth: { bearer: { credential: token } } }]",
      files: ["token": text])
    let errors = configuration.errors(["CREDENTIALS_DIRECTORY": configuration.directory])
    #expect(errors.count == 1)
    #expect(errors.first?.contains("credential \"token\": ") == true)
    #expect(errors.first?.contains(reason) == true, "\(errors)")
  }

  @Test func `a credential that is a pipe is refused, not waited for`() throws {
    let configuration = try Configuration(
      "feeds: [{ url: https://a.example/, auth: { bearer: { credential: token } } }]")
    mkfifo(configuration.directory + "/token", 0o600)
    let errors = configuration.errors(["CREDENTIALS_DIRECTORY": configuration.directory])
    #expect(errors.count == 1 && errors[0].contains("a pipe or a device"), "\(errors)")
  }

  @Test func `a credential that is not there is an error`() throws {
    let yaml = """
      feeds:
        - url: https://a.example/
          auth: { bearer: { credential: token } }
      """
    let configuration = try Configuration(yaml)
    let directory = configuration.directory
    #expect(
      configuration.errors(["CREDENTIALS_DIRECTORY": directory]) == [
        "feeds.yaml:3:35: credential \"token\" is not in \(directory)"
          + " (put the secret into a file of this name there)"
      ])
    #expect(
      configuration.errors().map { $0.contains("$CREDENTIALS_DIRECTORY is not set") } == [true])
  }

  @Test func `a credential's name leads nowhere else`() throws {
    let yaml =
      "feeds: [{ url: https://a.example/, auth: { bearer: { credential: ../feeds.yaml } } }]"
    let configuration = try Configuration(yaml)
    let errors = configuration.errors(["CREDENTIALS_DIRECTORY": configuration.directory])
    #expect(errors.count == 1)
    #expect(errors.first?.contains("is no id") == true)
  }

  @Test func `a watch has its query, scope and conditions`() throws {
    let (_, reading) = try Self.fullReading()
    let watch = try #require(reading.settings.watches.first)
    #expect(watch.id == "floods")
    #expect(watch.queryText == "flood* AND \"red alert\"")
    #expect(watch.groups == ["north"])
    #expect(watch.feeds == ["a-example"])
    #expect(watch.severity == .high)
    #expect(watch.minOrigins == 2)
    #expect(watch.escalate?.origins == 3)
    #expect(watch.escalate?.within == .seconds(21_600))
    #expect(watch.escalate?.severity == .critical)
  }

  @Test func `a URL is kept byte for byte`() throws {
    let (_, reading) = try Self.fullReading()
    #expect(reading.settings.feeds[1].url == "https://b.example/%2f?x=1+2")
  }

  @Test func `the repository's own feeds.yaml is accepted without a warning`() throws {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let reading = try SettingsReader.read(path: "/\(root)/feeds.yaml", environment: [:])
    #expect(reading.notices.map(\.description) == [])
    #expect(reading.settings.feeds.contains { $0.id == "sample" && $0.firstRun == .all })
  }

  @Test func `the smallest file is a list of URLs and has every default`() throws {
    let settings = try Configuration("feeds:\n  - https://a.example/rss.xml\n").read().settings
    #expect(settings.stateDirectory == "state")
    #expect(settings.timeZone == "UTC")
    let feed = try #require(settings.feeds.first)
    var expected = FeedSettings(id: "a-example", url: "https://a.example/rss.xml")
    expected.userAgent = "storywatch/1.0 (+https://storywatch.example)"
    #expect(feed == expected)
  }

  @Test func `the state directory is the file's, then systemd's, then ./state`() throws {
    let plain = try Configuration("feeds: [https://a.example/]\n")
    #expect(try plain.read().settings.stateDirectory == "state")
    let environment = ["STATE_DIRECTORY": "/var/lib/storywatch"]
    #expect(try plain.read(environment).settings.stateDirectory == "/var/lib/storywatch")
    let own = try Configuration("state: /srv/news\nfeeds: [https://a.example/]\n")
    #expect(try own.read(environment).settings.stateDirectory == "/srv/news")
  }

  @Test func `a local feed is found beside the file that names it`() throws {
    let yaml = "feeds: [file:wire/a.xml, file:///var/feeds/b.xml]\n"
    let configuration = try Configuration(yaml, files: ["wire/a.xml": "<rss/>"])
    let reading = try configuration.read()
    #expect(
      reading.settings.feeds.map(\.url) == [
        "file:\(configuration.directory)/wire/a.xml", "file:/var/feeds/b.xml",
      ])
    #expect(reading.settings.feeds.map(\.id) == ["wire-a", "var-b"])
    #expect(
      try configuration.notices() == [
        "feeds.yaml:1:26: warning: /var/feeds/b.xml cannot be read now"
      ])
  }

  @Test func `a file with a byte order mark and CRLF line ends is read`() throws {
    let yaml = [0xef, 0xbb, 0xbf] + Array("feeds:\r\n  - https://a.example/\r\n  - x\r\n".utf8)
    #expect(
      try Configuration(bytes: yaml).errors() == [
        "feeds.yaml:3:5: \"x\" is no URL (did you mean \"https://x\"?)"
      ])
  }
}
