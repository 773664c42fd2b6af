import Testing

@testable import storywatch

struct SettingsErrorTests {
  /// Lines to follow `feeds: [https://a.example/rss]`, and the error they make in line 2 or later.
  static let cases: [(yaml: String, error: String)] = [
    (
      "on: 1",
      "2:1: unknown key \"on\" in the file (YAML 1.1 reads it as true or false; no key has this name)"
    ),
    (
      "alerts: { outputs: [] }",
      "2:20: no output: nothing would be told anywhere (outputs: [journal, file], or leave it out)"
    ),
    (
      "digest: { formats: [] }",
      "2:20: no format: no page would be written (formats: [md, json], or leave it out)"
    ),
    (
      "watches: [{ id: a, query: x, feeds: [] }]",
      "2:37: no feed is named (name one, or leave feeds: out to look at every feed)"
    ),
    (
      "watches: [{ id: a, query: x, groups: }]",
      "2:38: no group is named (name one, or leave groups: out to look at every feed)"
    ),
    (
      "alerts: { outputs: [fiel] }",
      "2:21: \"fiel\" is not known here (did you mean \"file\"? one of journal, file, webhook)"
    ),
    ("wathces: []", "2:1: unknown key \"wathces\" in the file (did you mean \"watches\"?)"),
    (
      "defaults: { intervall: 60m }",
      "2:13: unknown key \"intervall\" in defaults (did you mean \"interval\"?)"
    ),
    (
      "defaults: { max-interval: 6h }",
      "2:13: unknown key \"max-interval\" in defaults (did you mean \"max_interval\"?)"
    ),
    ("defaults: { interval: 60 }", "2:23: \"60\" is no duration (a unit is missing: 60s or 60m?)"),
    ("defaults: { interval: 1 hour }", "2:23: \"1 hour\" is no duration (did you mean 1h?)"),
    (
      "defaults: { interval: 1h30m }",
      "2:23: \"1h30m\" is no duration (one number and one unit: 90s, 20m, 6h, 30d)"
    ),
    (
      "defaults: { interval: 99999999999999999999d }",
      "2:23: \"99999999999999999999d\" is no duration (one number and one unit: 90s, 20m, 6h, 30d)"
    ),
    (
      "defaults: { interval: auto }",
      "2:23: \"auto\" is no duration (\"adaptive: true\" follows the feed's own rhythm)"
    ),
    ("defaults: { interval: 0s }", "2:23: 0s is out of range (1s to 1y)"),
    ("defaults: { interval: }", "2:23: expected a duration, found nothing"),
    ("defaults: { max_bytes: 16 }", "2:24: \"16\" is no size (a unit is missing: 16B or 16MiB?)"),
    (
      "defaults: { max_bytes: 9000000000000GiB }",
      "2:24: \"9000000000000GiB\" is no size (like 512kB, 5MiB, 10GiB)"
    ),
    ("defaults: { adaptive: yes }", "2:23: expected true or false, found \"yes\" (write true)"),
    (
      "defaults: { adaptive: \"true\" }",
      "2:23: expected true or false, found \"true\" (write true)"
    ),
    (
      "defaults: { role: offical }",
      "2:19: \"offical\" is not known here (did you mean \"official\"? one of news, opinion, wire, official, aggregator)"
    ),
    (
      "defaults: { first_run: recent }",
      "2:24: \"recent\" is not known here (baseline, recent:24h or all)"
    ),
    (
      "defaults: { headers: { Accept-Language: no } }",
      "2:41: no without quotes is a truth value to YAML 1.1 (write \"no\")"
    ),
    (
      "defaults: { headers: { \"X Y\": z } }",
      "2:24: \"X Y\" is no header name (letters, digits and hyphens)"
    ),
    ("defaults: { headers: { X-A: \"b\\nc\" } }", "2:29: line breaks and tabs cannot stand here"),
    (
      "defaults: { headers: { Cookie: a=b } }",
      "2:24: header Cookie cannot be set (cookies are never sent)"
    ),
    (
      "defaults: { proxy: \"proxy.example:3128\" }",
      "2:20: \"proxy.example:3128\" is no URL (did you mean \"http://proxy.example:3128\"?)"
    ),
    ("defaults: { publisher: agency }", "2:24: publisher \"agency\" is not defined"),
    (
      "defaults: [interval]",
      "2:11: defaults: expected a mapping, found a list (its keys are interval, adaptive, max_interval, ignore_hints, backoff, fulltext, role, publisher, first_run, backfill, timeout, max_bytes, redirects, user_agent, tls, headers, auth, proxy, allow_private)"
    ),
    ("defaults: { auth: { basic: { user: a } } }", "2:28: \"password\" is missing"),
    ("limits: { connections: 0 }", "2:24: 0 is out of range (1 to 256)"),
    ("limits: { connections: many }", "2:24: expected a whole number, found \"many\""),
    (
      "limits: { allow_networks: 10.0.0.0/8 }",
      "2:27: expected a list, found \"10.0.0.0/8\" (write [10.0.0.0/8])"
    ),
    (
      "limits: { allow_networks: [10.1.2.3/16] }",
      "2:28: 10.1.2.3/16 has bits after its first 16 (did you mean \"10.1.0.0/16\"?)"
    ),
    (
      "limits: { allow_networks: [10.1.2.3] }",
      "2:28: \"10.1.2.3\" has no prefix length from 0 to 32 (did you mean \"10.1.2.3/32\"?)"
    ),
    (
      "limits: { allow_networks: [\"fd00::/129\"] }",
      "2:28: \"fd00::/129\" has no prefix length from 0 to 128 (did you mean \"fd00::/128\"?)"
    ),
    (
      "limits: { allow_networks: [intranet] }",
      "2:28: \"intranet\" is no network (like 10.1.0.0/16 or fd00::/8)"
    ),
    (
      "timezone: Europe/Brusels",
      "2:11: time zone \"Europe/Brusels\" is not known (did you mean \"Europe/Brussels\"?)"
    ),
    (
      "timezone: ../../etc/passwd",
      "2:11: time zone \"../../etc/passwd\" is not known"
    ),
    (
      "timezone: tzdata.zi",
      "2:11: time zone \"tzdata.zi\" is not known"
    ),
    (
      "timezone: /etc/localtime",
      "2:11: time zone \"/etc/localtime\" is not known"
    ),
    (
      "alerts: { webhook: { url: \"https://hooks.example\", secret: whsec_abcde } }",
      "2:60: the secret is not usable (what follows whsec_ is base64 (standardwebhooks.com); other secrets begin otherwise)"
    ),
    ("version: 2", "2:10: version 2 is not known (this program reads version 1)"),
    (
      "digest: { at: 22:00 }",
      "2:15: 22:00 without quotes is the number 1320 to YAML 1.1 (write \"22:00\")"
    ),
    (
      "digest: { at: \"24:00\" }",
      "2:15: \"24:00\" is no time of day (\"00:00\" to \"23:59\", with its quotes)"
    ),
    (
      "alerts: { quiet: { from: \"22:00\", to: \"22:00\" } }",
      "2:39: quiet hours begin and end at the same time (leave quiet: out for none)"
    ),
    (
      "publishers: [{ id: a, domains: [\"https://a.example/\"] }]",
      "2:33: \"https://a.example/\" is no domain (did you mean \"a.example\"?)"
    ),
    (
      "watches: [{ id: a b, query: flood }]",
      "2:17: \"a b\" is no id (letters, digits, - _ . ; at most 64, a letter or digit first)"
    ),
    (
      "watches: [{ id: a, query: (flood }]",
      "2:27: query: this parenthesis is never closed (add \")\" at the end)"
    ),
    (
      "watches: [{ id: a, query: flood OR OR fire }]",
      "2:33: query: OR has no term behind it but another operator (keep one of the two operators)"
    ),
    (
      "watches: [{ id: a, query: flood || fire }]",
      "2:33: query: || is no operator here (did you mean OR?)"
    ),
    ("watches: [{ query: flood }]", "2:11: \"id\" is missing"),
    ("watches: [{ id: a, query: flood, groups: [north] }]", "2:43: group \"north\" is not defined"),
    (
      "watches: [{ id: a, query: flood, feeds: [a-exmaple] }]",
      "2:42: feed \"a-exmaple\" is not defined (did you mean \"a-example\"?)"
    ),
    (
      "watches: [{ id: a, query: flood, severity: hihg }]",
      "2:44: \"hihg\" is not known here (did you mean \"high\"? one of info, low, medium, high, critical)"
    ),
    ("state: [a, b]", "2:8: expected a text, found a list"),
    ("? [a]\n: b", "2:3: a key must be a word"),
    (
      "<<: { state: x }",
      "2:1: merge keys are not read (put what feeds share under defaults: or groups:)"
    ),
    ("limits:\n\tconnections: 3", "3:1: a tab indents this line (YAML indents with spaces only)"),
    (
      "watches: [{ id: a, query: * }]",
      "2:28: not YAML: did not find expected alphabetic or numeric character while scanning an alias (* begins an alias: put quotes around the value, as in query: '*')"
    ),
    (
      "state: a: b",
      "2:9: not YAML: mapping values are not allowed in this context (check the indentation, and put quotes around a value that contains \": \")"
    ),
    (
      "state: \"abc",
      "3:1: not YAML: found unexpected end of stream while scanning a quoted scalar (a quote or bracket is not closed)"
    ),
    ("---\nfeeds: []", "2:1: a second document begins here (remove the line ---)"),
    (
      "state: *gone",
      "2:8: not YAML: found undefined alias (put quotes around a value that begins with *)"
    ),
  ]

  @Test(arguments: cases)
  func `a mistake is told with its place and a remedy`(yaml: String, error: String) throws {
    let errors = try Configuration("feeds: [https://a.example/rss]\n" + yaml + "\n").errors()
    #expect(errors == ["feeds.yaml:" + error])
  }

  @Test(arguments: [
    ("a.example/rss", "\"a.example/rss\" is no URL (did you mean \"https://a.example/rss\"?)"),
    (
      "localhost:8080/rss",
      "\"localhost:8080/rss\" is no URL (did you mean \"https://localhost:8080/rss\"?)"
    ),
    ("ftp://a.example/rss", "URLs of the kind ftp: are not read (known: https, http, file)"),
    ("https:/a.example", "\"https:/a.example\" is no URL (two slashes follow https:)"),
    ("https:///rss", "\"https:///rss\" names no host"),
    ("https://a b.example/", "a URL has no spaces and no backslashes (a space is written %20)"),
    ("https://a..example/", "\"a..example\" is no host name"),
    ("https://[::g]/", "\"::g\" is no host name"),
    ("https://a.example:70000/", "the port is no number from 1 to 65535"),
    ("file:", "file: without a path (like file:samples/wire.xml)"),
    (
      "file://host/share/feed.xml",
      "a file of another machine cannot be read (file: and a path, or file:///path)"
    ),
  ])
  func `a URL that cannot be polled is refused`(url: String, error: String) throws {
    let errors = try Configuration("feeds:\n  - '\(url)'\n").errors()
    #expect(errors == ["feeds.yaml:2:5: \(error)"])
  }

  @Test func `an error of a query is told where it stands inside the value`() throws {
    let errors = try Configuration(
      "feeds: [https://a.example/]\nwatches:\n  - { id: a, query: 'it''s (flood' }\n"
    ).errors()
    #expect(errors.count == 1)
    let error = try #require(errors.first)
    #expect(error.hasPrefix("feeds.yaml:3:"))
    #expect(error.contains(": query: "))
    #expect(!error.hasPrefix("feeds.yaml:3:19:"), "the place of the value is not that of the error")
  }

  @Test func `every error of a file is told at once, in the order of the file`() throws {
    let errors = try Configuration(
      """
      feeds:
        - { id: a, url: https://a.example/rss, interval: soon }
        - { id: a, url: https://b.example/rss }
        - ftp://c.example/
      alerts: { budget: lots }
      """
    ).errors()
    #expect(
      errors.map { $0.split(separator: ":").prefix(3).joined(separator: ":") } == [
        "feeds.yaml:2:52", "feeds.yaml:3:11", "feeds.yaml:4:5", "feeds.yaml:5:19",
      ])
  }

  @Test func `a key that stands twice hides no other error`() throws {
    let errors = try Configuration(
      """
      feeds: [https://a.example/rss]
      defaults:
        interval: 1h
        "interval": 2h
        interval: 3x
      limits: { per_host: 1, per_host: 0 }
      """
    ).errors()
    #expect(
      errors == [
        "feeds.yaml:5:3: \"interval\" stands here for the second time (the first is in line 3)",
        "feeds.yaml:5:3: \"interval\" stands here for the second time (the first is in line 4)",
        "feeds.yaml:5:13: \"3x\" is no duration (one number and one unit: 90s, 20m, 6h, 30d)",
        "feeds.yaml:6:24: \"per_host\" stands here for the second time (the first is in line 6)",
        "feeds.yaml:6:34: 0 is out of range (1 to 16)",
      ])
  }

  @Test func `an error in defaults is told once, however many feeds inherit it`() throws {
    let errors = try Configuration(
      "defaults: { interval: x1 }\nfeeds: [https://a.example/, https://b.example/]\n"
    ).errors()
    #expect(errors.count == 1)
  }

  @Test(arguments: [
    ("", "feeds.yaml: the file is empty (begin with \"feeds:\")"),
    ("# nothing yet\n", "feeds.yaml: the file is empty (begin with \"feeds:\")"),
    ("feeds:\n", "feeds.yaml: no feeds: there is nothing to poll (list them under feeds:)"),
    (
      "- https://a.example/\n",
      "feeds.yaml:1:1: the file is a list (put \"feeds:\" on a line before its first item)"
    ),
    (
      "This is a letter.\n",
      "feeds.yaml:1:1: the file is no configuration: it reads \"This is a letter.\" (begin with \"feeds:\")"
    ),
    ("feeds: [a\u{1}b]\n", "feeds.yaml:1:10: control character U+0001 (is this a text file?)"),
  ])
  func `a file that configures nothing is refused`(yaml: String, error: String) throws {
    #expect(try Configuration(yaml).errors() == [error])
  }

  @Test func `bytes that are no UTF-8 are refused where they stand`() throws {
    let latin = Array("feeds:\n  - https://caf".utf8) + [0xe9] + Array(".example/\n".utf8)
    #expect(
      try Configuration(bytes: latin).errors() == [
        "feeds.yaml:2:16: this byte is not UTF-8 (save the file as UTF-8)"
      ])
    let wide: [UInt8] = [0xff, 0xfe, 0x66, 0x00]
    #expect(
      try Configuration(bytes: wide).errors() == [
        "feeds.yaml: the file is UTF-16 (save it as UTF-8)"
      ])
  }

  @Test func `a file that is not there is named with the system's words`() {
    let error = #expect(throws: SettingsErrors.self) {
      try SettingsReader.read(path: "/nonexistent/feeds.yaml", environment: [:])
    }
    #expect(
      error?.description
        == "/nonexistent/feeds.yaml: the file cannot be read: No such file or directory")
  }

  @Test func `aliases of aliases end at a limit`() throws {
    var yaml = "limits: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for (outer, inner) in zip("bcdefgh", "abcdefg") {
      let items = Array(repeating: "*\(inner)", count: 10).joined(separator: ", ")
      yaml += "\(outer): &\(outer) [\(items)]\n"
    }
    let errors = try Configuration(yaml + "feeds: *h\n").errors()
    #expect(errors.first == "feeds.yaml: more than 200000 values (use fewer aliases)")
  }

  @Test func `a value that an alias repeats is told of once`() throws {
    let errors = try Configuration(
      """
      groups: { a: &a { interval: never }, b: *a }
      feeds: [{ url: https://a.example/, group: a }, { url: https://b.example/, group: b }]
      """
    ).errors()
    #expect(errors.count == 1)
    #expect(errors.first?.hasPrefix("feeds.yaml:1:29: \"never\" is no duration") == true)
  }

  @Test func `nesting without end is refused`() throws {
    let deep = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    #expect(try !Configuration("feeds: \(deep)\n").errors().isEmpty)
    #expect(
      try !Configuration("feeds: \(String(repeating: "[", count: 100_000))\n").errors().isEmpty)
  }

  @Test func `no file that was cut short or had a byte changed ends the program`() throws {
    let yaml = Array(SettingsReaderTests.full.utf8)
    for end in stride(from: 0, to: yaml.count, by: 41) {
      _ = try Configuration(bytes: Array(yaml[..<end])).errors()
    }
    for index in stride(from: 0, to: yaml.count, by: 37) {
      for byte in Array("\"'[{*&!|>:-\t\u{0}\u{ff}".utf8) {
        var changed = yaml
        changed[index] = byte
        _ = try Configuration(bytes: changed).errors()
      }
    }
  }
}
