import News

/// Small lists inside a row: a line each, readable in the `sqlite3` shell.
enum StoredLines {
  static func text(_ lines: [String]) -> String {
    lines.map(\.asLine).joined(separator: "\n")
  }

  static func lines(_ text: String) -> [String] {
    text.isEmpty ? [] : split(text, at: 0x0a).map(String.init)
  }

  static func text(_ numbers: [Int]) -> String {
    text(numbers.map(String.init))
  }

  static func numbers(_ text: String) -> [Int] {
    lines(text).compactMap { Int($0) }
  }

  /// `12-40 byline`
  static func text(_ furniture: [Furniture]) -> String {
    text(furniture.map { "\(text($0.span)) \($0.reason.rawValue)" })
  }

  static func furniture(_ text: String) -> [Furniture] {
    lines(text).compactMap { line in
      let parts = split(line, at: 0x20)
      guard parts.count == 2, let span = span(parts[0]),
        let reason = Furniture.Reason(rawValue: String(parts[1]))
      else { return nil }
      return Furniture(span: span, reason: reason)
    }
  }

  /// `title 3-9 withdraw*`
  static func text(_ matches: [TermMatch]) -> String {
    text(matches.map { "\($0.field.rawValue) \(text($0.span)) \($0.term)" })
  }

  static func matches(_ text: String) -> [TermMatch] {
    lines(text).compactMap { line in
      let parts = split(line, at: 0x20, most: 3)
      guard parts.count == 3, let field = TermMatch.Field(rawValue: String(parts[0])),
        let span = span(parts[1])
      else { return nil }
      return TermMatch(term: String(parts[2]), field: field, span: span)
    }
  }

  private static func text(_ span: Range<Int>) -> String {
    "\(span.lowerBound)-\(span.upperBound)"
  }

  private static func span(_ text: Substring) -> Range<Int>? {
    let ends = split(String(text), at: 0x2d)
    guard ends.count == 2, let start = Int(ends[0]), let end = Int(ends[1]), start <= end else {
      return nil
    }
    return start..<end
  }

  /// By bytes: as characters, a line feed after a carriage return is none.
  private static func split(_ text: String, at byte: UInt8, most: Int = .max) -> [Substring] {
    text.utf8.split(
      separator: byte, maxSplits: most == .max ? .max : most - 1, omittingEmptySubsequences: false
    ).map { Substring($0) }
  }
}
