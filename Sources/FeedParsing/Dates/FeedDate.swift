public import News

/// Reads the dates that feeds have: RFC 822 and 2822, RFC 3339, W3C-DTF, ISO 8601, asctime, and what
/// people and programs make of them in many languages.
public enum FeedDate {
  /// The instant a text means; without a zone it is UTC. Nil where it names no day, or one that does not exist.
  ///
  /// Hour 24 and second 60 roll over. A two-digit year below 70 is of this century (POSIX).
  public static func parse(_ text: String) -> Timestamp? {
    var text = text
    return text.withUTF8 { parse($0.span) }
  }

  /// The same for bytes of UTF-8 without white space around them.
  static func parse(_ bytes: Span<UInt8>) -> Timestamp? {
    if let common = CommonDate.parse(bytes) { return common }
    guard bytes.count <= 200 else { return nil }
    var scanner = FeedDateScanner(bytes.count)
    return scanner.scan(bytes)
  }
}
