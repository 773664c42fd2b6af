import News
import Reporting

/// One entry for journald, as its native protocol wants it (https://systemd.io/JOURNAL_NATIVE_PROTOCOL). Pure.
struct JournalEntry {
  /// Of one value. The longest line that is written has 2 KiB; nothing comes near the size (about 200 KiB) from
  /// which on a datagram would be refused and a memory file be needed.
  static let maximumBytes = 48 * 1_024

  private(set) var bytes: [UInt8] = []

  /// The entry of a log line: the line itself, and each of its fields as `STORYWATCH_…`.
  init(line: String, isDebug: Bool) {
    let fields = LogfmtReader.fields(of: line)
    let values = Dictionary(fields.map { ($0.key, $0.value) }) { first, _ in first }
    let severity = values["severity"].flatMap { Severity(rawValue: $0) } ?? .info
    add("MESSAGE", line)
    add("PRIORITY", isDebug ? "7" : "\(severity.syslogPriority)")
    add("SYSLOG_IDENTIFIER", "storywatch")
    if let id = Self.messageID(values) { add("MESSAGE_ID", id) }
    for (key, value) in fields {
      guard let name = Self.name(of: key) else { continue }
      add(name, value)
    }
  }

  private static func messageID(_ values: [String: String]) -> String? {
    guard let event = values["event"] else { return nil }
    if event == "alert" {
      return values["kind"].flatMap { AlertKind(rawValue: $0) }.map { JournalMessageID.of($0) }
    }
    return Operation.Kind(rawValue: event).map { JournalMessageID.of($0) }
  }

  /// Journald takes letters, digits and underscores, 64 at most; another field it would drop without a word.
  private static func name(of key: String) -> String? {
    let name = "STORYWATCH_" + key.uppercased()
    let isName = name.utf8.allSatisfy {
      ($0 >= 0x41 && $0 <= 0x5a) || ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: "_")
    }
    return isName && !key.isEmpty && name.utf8.count <= 64 ? name : nil
  }

  /// `NAME=value`; where the value has a line feed: the name, the length as 64 bits little-endian, the value.
  private mutating func add(_ name: String, _ value: String) {
    let value = value.utf8.prefix(Self.maximumBytes)
    bytes += Array(name.utf8)
    if value.contains(0x0a) {
      bytes.append(0x0a)
      withUnsafeBytes(of: UInt64(value.count).littleEndian) { bytes += $0 }
    } else {
      bytes.append(UInt8(ascii: "="))
    }
    bytes += value
    bytes.append(0x0a)
  }
}
