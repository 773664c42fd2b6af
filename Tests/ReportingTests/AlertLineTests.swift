import News
import Reporting
import Testing
import Text

/// Reads a logfmt line back, strictly; nil where it is none.
func logfmt(_ line: String) -> [(key: String, value: String)]? {
  var pairs: [(String, String)] = []
  var rest = line.unicodeScalars[...]
  while !rest.isEmpty {
    guard let equals = rest.firstIndex(of: "="), equals > rest.startIndex else { return nil }
    let key = String(rest[..<equals])
    guard key.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7a || $0 == 0x5f }) else { return nil }
    rest = rest[rest.index(after: equals)...]
    var value = String.UnicodeScalarView()
    if rest.first == "\"" {
      rest.removeFirst()
      while let next = rest.first, next != "\"" {
        rest.removeFirst()
        if next == "\\" {
          guard let escaped = rest.popFirst(), escaped == "\"" || escaped == "\\" else {
            return nil
          }
          value.append(escaped)
        } else {
          value.append(next)
        }
      }
      guard rest.popFirst() == "\"" else { return nil }
    } else {
      while let next = rest.first, next != " " {
        guard next != "\"", next != "=", next != "\\", next.value > 0x20, next.value < 0x7f else {
          return nil
        }
        value.append(next)
        rest.removeFirst()
      }
    }
    pairs.append((key, String(value)))
    if rest.isEmpty { break }
    guard rest.popFirst() == " ", !rest.isEmpty else { return nil }
  }
  return pairs
}

private let noon = Timestamp(seconds: 1_768_727_737)

private func alert(headline: String = "Ministry: the last forces have left") -> Alert {
  Alert(
    id: "al_5q8wz2nm00", kind: .development, severity: .high, watch: "varrow-withdrawal",
    story: "st_7k2mq40000", article: "ar_1", development: "dv_1", foundAt: noon, dueAt: noon,
    outlets: 2, origins: 1, headline: headline, sentence: headline,
    speaker: "Varrow Ministry of Defence", limit: "the northern region is not covered",
    source: "outlet-a", url: "https://outlet-a.example/varrow")
}

@Suite struct `The line of an alert` {
  @Test func `has the fields of the manual in their order`() {
    #expect(
      AlertLine.logfmt(alert(), at: noon)
        == "time=2026-01-18T09:15:37Z event=alert kind=development severity=high "
        + "watch=varrow-withdrawal alert=al_5q8wz2nm00 story=st_7k2mq40000 outlets=2 origins=1 "
        + "headline=\"Ministry: the last forces have left\" speaker=\"Varrow Ministry of Defence\" "
        + "limit=\"the northern region is not covered\" source=outlet-a "
        + "url=https://outlet-a.example/varrow")
  }

  @Test func `tells the sentence where it says more than the headline, and what else there is`() {
    var more = alert()
    more.sentence = "Nobody \"stays\"."
    more.more = 2
    more.supersedes = "al_0"
    more.speaker = nil
    more.limit = nil
    let line = AlertLine.logfmt(more, at: noon)
    #expect(
      line.hasSuffix(
        "left\" text=\"Nobody \\\"stays\\\".\" more=2 supersedes=al_0 source=outlet-a "
          + "url=https://outlet-a.example/varrow"))
    more.sentence = more.headline + "\u{200b} "
    #expect(!AlertLine.logfmt(more, at: noon).contains("text="))
  }

  @Test func `quotes an address with an equals sign and leaves out what is no web address`() {
    var one = alert()
    one.url = "https://a.example/?id=3"
    #expect(AlertLine.logfmt(one, at: noon).hasSuffix(" url=\"https://a.example/?id=3\""))
    for url in [
      "javascript:alert(1)", "https://a.example/\u{202e}x", "file:///etc", "https://", "data:,x",
      "https://outlet.example@evil.example/", "http://a:b@evil.example?x", "https://a b.example/",
      "https://a.example/\\b", "https://a.example/\n",
    ] {
      one.url = url
      #expect(!AlertLine.logfmt(one, at: noon).contains("url="))
      #expect(!AlertLine.json(one, at: noon).contains("\"url\""))
    }
  }

  @Test func `writes blanks and quotes of an address as browsers do`() {
    var one = alert()
    one.url = "https://a.example/a b?q=\"c\"#`d`"
    let json = AlertLine.json(one, at: noon)
    #expect(json.contains("\"https://a.example/a%20b?q=%22c%22#%60d%60\""))
  }

  @Test func `has an address whose path has an at sign`() {
    var one = alert()
    for url in ["https://a.example/@ada/1", "https://a.example?to=@ada", "https://a.example/#@"] {
      one.url = url
      #expect(AlertLine.json(one, at: noon).contains("\"url\""))
    }
  }

  @Test func `is at most two kibibytes, cut between letters, the address whole or gone`() throws {
    var long = alert(headline: String(repeating: "Ωmega straße 東京 ", count: 400))
    long.sentence = String(repeating: "\\\"e\u{301} ", count: 3_000)
    long.speaker = String(repeating: "é", count: 5_000)
    let line = AlertLine.logfmt(long, at: noon)
    #expect(line.utf8.count <= 2_048)
    #expect(line.utf8.count > 1_000)
    let pairs = try #require(logfmt(line))
    #expect(pairs.last?.value == "https://outlet-a.example/varrow")
    #expect(pairs.first { $0.key == "headline" }?.value.hasSuffix("…") == true)
    long.url = "https://a.example/" + String(repeating: "x", count: 1_500)
    #expect(!AlertLine.logfmt(long, at: noon).contains("url="))
  }

  @Test func `reads back as what was put in, whatever the feeds wrote`() throws {
    var texts = HostileTexts(seed: 2)
    for number in 0..<2_000 {
      var hostile = alert(headline: texts.next())
      hostile.sentence = texts.next()
      hostile.speaker = number % 2 == 0 ? texts.next() : nil
      hostile.limit = texts.next()
      hostile.watch = texts.next()
      hostile.source = texts.next()
      hostile.id = texts.next()
      hostile.url = number % 3 == 0 ? "https://a.example/" + texts.next() : texts.next()
      hostile.supersedes = number % 5 == 0 ? texts.next() : nil
      let line = AlertLine.logfmt(hostile, at: noon)
      #expect(line.utf8.count <= 2_048)
      #expect(!line.unicodeScalars.contains(where: isHostile))
      let pairs = try #require(logfmt(line), "\(line)")
      #expect(pairs.prefix(4).map(\.key) == ["time", "event", "kind", "severity"])
      #expect(pairs.count == Set(pairs.map(\.key)).count)
      if hostile.headline.utf8.count < 120 {
        #expect(
          pairs.first { $0.key == "headline" }?.value == TextCleaner.line(hostile.headline))
      }
      let json = AlertLine.json(hostile, at: noon)
      #expect(!json.unicodeScalars.contains(where: isHostile))
      let value = try JSONValue.parse(Array(json.utf8))
      #expect(value["headline"]?.string == TextCleaner.line(hostile.headline))
    }
  }

  @Test func `in the file has the same facts and the ids behind them`() {
    var one = alert()
    one.sentence = "Say \"so\"."
    #expect(
      AlertLine.json(one, at: noon)
        == "{\"time\":\"2026-01-18T09:15:37Z\",\"event\":\"alert\",\"kind\":\"development\","
        + "\"severity\":\"high\",\"watch\":\"varrow-withdrawal\",\"alert\":\"al_5q8wz2nm00\","
        + "\"story\":\"st_7k2mq40000\",\"article\":\"ar_1\",\"development\":\"dv_1\","
        + "\"found\":\"2026-01-18T09:15:37Z\",\"outlets\":2,\"origins\":1,"
        + "\"headline\":\"Ministry: the last forces have left\",\"text\":\"Say \\\"so\\\".\","
        + "\"speaker\":\"Varrow Ministry of Defence\",\"limit\":\"the northern region is not covered\","
        + "\"source\":\"outlet-a\",\"url\":\"https://outlet-a.example/varrow\"}")
  }

  @Test func `has the priority of its severity for systemd, whatever its headline says`() {
    #expect(SyslogPrefix.of(AlertLine.logfmt(alert(), at: noon)) == "<3>")
    var quiet = alert(headline: "x severity=critical y")
    quiet.severity = .info
    #expect(SyslogPrefix.of(AlertLine.logfmt(quiet, at: noon)) == "<6>")
    quiet.watch = "severity=high"
    #expect(SyslogPrefix.of(AlertLine.logfmt(quiet, at: noon)) == "<6>")
    #expect(SyslogPrefix.of("anything") == "<6>")
  }
}

@Suite struct `The line of an operation` {
  static let operations: [Operation] = [
    .feedFailing(feed: "a", failures: 3, error: "HTTP 500 \"x\"\n", since: noon, next: nil),
    .feedRecovered(feed: "a", failures: 3, since: noon), .feedSilent(feed: "a", lastNew: nil),
    .feedCut(feed: "a", entries: 5_000),
    .feedResting(feed: "a", until: Timestamp(seconds: 1)),
    .feedMoved(feed: "a", from: "http://a.example/", to: "https://a.example/?x=1"),
    .feedGone(feed: "a", url: "https://a.example/"), .feedQuarantined(feed: "a", entries: 30),
    .feedFlood(feed: "a", more: 6),
    .watchSpent(watch: "a", lines: 50, until: Timestamp(seconds: 0)),
    .networkDown, .networkUp(since: noon), .watchBlind(watch: "w", feeds: 2),
    .configRejected(
      file: "/etc/my feeds.yaml", line: 3, column: 5, message: "unknown key \"feds\""),
    .configLoaded(file: "feeds.yaml", feeds: 3, watches: 2),
    .digest(day: CivilDate(year: 2026, month: 1, day: 18), file: "digests/2026-01-18.md"),
    .trouble(message: "disk full"),
  ]

  @Test(arguments: operations) func `reads back and begins like every line`(operation: Operation)
    throws
  {
    let line = OperationLine.logfmt(operation, at: noon)
    let pairs = try #require(logfmt(line))
    #expect(pairs.prefix(3).map(\.key) == ["time", "event", "severity"])
    #expect(pairs[1].value == operation.name)
    #expect(!line.unicodeScalars.contains(where: isHostile))
  }

  @Test func `of a poll counts how its entries ended, in the closed order`() {
    var poll = Poll(feed: "a", at: noon, result: .ok)
    poll.status = 200
    poll.bytes = 12
    poll.milliseconds = 34
    poll.decisions = [.unchanged: 20, .new: 2, .failed: 0]
    #expect(
      OperationLine.logfmt(.poll(poll), at: noon)
        == "time=2026-01-18T09:15:37Z event=poll severity=info feed=a result=ok status=200 entries=22 "
        + "new=2 unchanged=20 bytes=12 ms=34")
  }

  @Test func `of a rejected configuration says where`() {
    #expect(
      OperationLine.logfmt(
        .configRejected(file: "feeds.yaml", line: 3, column: 5, message: "unknown key"), at: noon)
        == "time=2026-01-18T09:15:37Z event=config_rejected severity=high file=feeds.yaml line=3 "
        + "column=5 error=\"unknown key\"")
  }

  @Test func `of an entry names it`() {
    #expect(
      EntryLine.logfmt(
        .new, feed: "a", title: "T \"x\"\n", id: "urn:1", url: "https://a.example/1")
        == "event=entry decision=new feed=a title=\"T \\\"x\\\"\" id=\"urn:1\" "
        + "url=https://a.example/1")
    #expect(
      EntryLine.logfmt(.failed, feed: "a", title: nil, id: "", url: "javascript:x")
        == "event=entry decision=failed feed=a title=\"\" id=\"\"")
  }
}
