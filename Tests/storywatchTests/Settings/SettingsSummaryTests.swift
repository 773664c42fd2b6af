import Testing

@testable import storywatch

struct SettingsSummaryTests {
  @Test func `check tells what will be polled, looked for and refused`() throws {
    let configuration = try Configuration(
      """
      timezone: UTC
      limits: { allow_networks: [10.1.0.0/16] }
      groups: { north: { interval: 30m } }
      feeds:
        - { id: a, url: "https://u:hunter2@a.example/rss?apikey=hunter2&page=2", group: north }
        - { id: ministry, url: https://b.example/, role: official, adaptive: false }
      watches:
        - { id: floods, query: 'flood*', groups: [north], severity: high, min_origins: 2 }
        - { id: all, query: '*', severity: info }
      alerts: { quiet: { from: "22:00", to: "06:00", except: high } }
      """)
    let text = SettingsSummary.text(try configuration.read())
    #expect(
      configuration.withoutDirectory(text) == """
        state      state
        time zone  UTC
        alerts     journal, file; settle 90s, cooldown 1h, at most 50 a day for each watch
        quiet      22:00 to 06:00, except high and above
        digest     at 06:00, 12 stories, md, json

        2 feeds
          a         every 30m to 1d  https://***@a.example/rss?apikey=***&page=2  (news, group north)
          ministry  every 1h  https://b.example/  (official)
          user agent "storywatch/1.0 (+https://storywatch.example)"; defaults: user_agent names a contact of yours

        2 watches
          floods: high, group north (1 feed)
            flood*
            held until 2 independent origins have it
          all: info, every feed
            *

        network    8 transfers at a time, 1 to one host, starts 1s apart
                   addresses of private networks are refused, judged on the address connected to
                   but for 10.1.0.0/16

        feeds.yaml:5:19: warning: a password stands in the URL; auth: keeps it out of other hands
        """)
  }

  @Test func `a configuration of local files says nothing of networks`() throws {
    let configuration = try Configuration("feeds: [file:a.xml]\n", files: ["a.xml": "<rss/>"])
    let text = SettingsSummary.text(try configuration.read())
    #expect(!text.contains("network"))
    #expect(text.contains("no watches: the digest is written, no alert is"))
  }
}
