import Glibc
import News
import Reporting
import Synchronization
import TestSupport
import Testing

@testable import storywatch

/// What journald is sent, and what happens when it takes nothing.
@Suite struct JournalTests {
  @Test func `an alert line becomes an entry with its fields, its priority and its message id`() {
    let line =
      #"time=2026-03-02T08:00:00Z event=alert kind=number severity=high watch=w alert=al_1 "#
      + #"outlets=3 origins=2 headline="Dam of Quell: \"12\" gates" source=quell"#
    let fields = Self.fields(of: JournalEntry(line: line, isDebug: false).bytes)
    #expect(fields["MESSAGE"] == line)
    #expect(fields["PRIORITY"] == "3")
    #expect(fields["MESSAGE_ID"] == JournalMessageID.of(AlertKind.number))
    #expect(fields["STORYWATCH_HEADLINE"] == #"Dam of Quell: "12" gates"#)
    #expect(fields["STORYWATCH_ORIGINS"] == "2")
    #expect(fields["SYSLOG_IDENTIFIER"] == "storywatch")
  }

  @Test func `a value with a line feed is framed by its length, and cannot add a field`() {
    let line = "event=trouble severity=low error=\"one\nPRIORITY=0\""
    let fields = Self.fields(of: JournalEntry(line: line, isDebug: false).bytes)
    #expect(fields["PRIORITY"] == "5")
    #expect(fields["STORYWATCH_ERROR"] == "one\nPRIORITY=0")
  }

  @Test func `a debug line has the priority 7, and a name journald would refuse makes no field`() {
    let fields = Self.fields(
      of: JournalEntry(line: "event=entry été=1 a-b=2 =3 id=\"x\"", isDebug: true).bytes)
    #expect(fields["PRIORITY"] == "7")
    #expect(fields["MESSAGE_ID"] == nil)
    #expect(
      fields.keys.filter { $0.hasPrefix("STORYWATCH_") }.sorted() == [
        "STORYWATCH_EVENT", "STORYWATCH_ID",
      ])
  }

  @Test func `the catalog has a text for each kind of line, and for nothing else`() throws {
    let catalog = readText(Self.repository + "/systemd/storywatch.catalog")
    let ids = catalog.split(separator: "\n").filter { $0.hasPrefix("-- ") }
      .map { String($0.dropFirst(3)) }
    let known =
      AlertKind.allCases.map { JournalMessageID.of($0) }
      + Reporting.Operation.Kind.allCases.map { JournalMessageID.of($0) }
    #expect(ids.sorted() == known.sorted())
    #expect(Set(ids).count == ids.count)
    for id in ids { #expect(id.utf8.count == 32 && id.allSatisfy(\.isHexDigit)) }
  }

  @Test func `a journal that takes nothing blocks nobody, and hears later how much it missed`()
    async throws
  {
    try withTemporaryDirectory { directory in
      let socket = try DatagramSocket(path: directory + "/journal")
      let journal = try #require(Journal(path: directory + "/journal"))
      var written = 0
      for number in 0..<5_000 {
        journal.write("event=trouble severity=low error=\"\(number)\"", isDebug: false)
        written += 1
      }
      #expect(journal.write(alert: "event=alert kind=story") != nil)
      let first = socket.receiveAll().map { Self.fields(of: $0) }
      #expect(!first.isEmpty && first.count < written)
      #expect(journal.write(alert: "event=alert kind=story alert=al_7") == nil)
      let later = socket.receiveAll().map { Self.fields(of: $0) }
      #expect(later.map { $0["STORYWATCH_EVENT"] } == ["log_dropped", "alert"])
      #expect(later.first?["STORYWATCH_LINES"] == "\(written - first.count)")
    }
  }

  static let repository = #filePath.split(separator: "/").dropLast(4)
    .map { "/" + $0 }.joined()

  /// Reads an entry as journald does.
  static func fields(of bytes: [UInt8]) -> [String: String] {
    var fields: [String: String] = [:]
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0a) {
      let head = rest[..<end]
      rest = rest[(end + 1)...]
      if let equals = head.firstIndex(of: UInt8(ascii: "=")) {
        fields[String(decoding: head[..<equals], as: UTF8.self)] = String(
          decoding: head[(equals + 1)...], as: UTF8.self)
      } else {
        let count = rest.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
        let value = rest.dropFirst(8).prefix(count)
        fields[String(decoding: head, as: UTF8.self)] = String(decoding: value, as: UTF8.self)
        rest = rest.dropFirst(8 + count + 1)
      }
    }
    return fields
  }
}
