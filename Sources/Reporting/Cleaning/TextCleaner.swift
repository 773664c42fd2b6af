/// Takes out of feed text what could act on whoever reads it: log, terminal, page.
///
/// Control characters with the escape sequences they begin, bidirectional overrides and isolates, line
/// and paragraph separators, zero-width and tag characters, noncharacters, and combining marks that
/// combine with nothing or pile up. What is left is one line without leading, trailing or double blanks.
/// A zero-width joiner that a script needs goes too: a line is read, not typeset.
public enum TextCleaner {
  /// `text` as one harmless line.
  public static func line(_ text: String) -> String {
    if isClean(text) { return text }
    var cleaned = String.UnicodeScalarView()
    var gap = false
    var marks = 0
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      index = EscapeSequence.end(of: scalar, after: scalars.index(after: index), in: scalars)
      switch ScalarEffect.of(scalar) {
      case .blank:
        gap = !cleaned.isEmpty
        continue
      case .hidden:
        continue
      case .mark:
        marks += 1
        if cleaned.isEmpty || gap || marks > mostMarks { continue }
      case .none:
        marks = 0
      }
      if gap { cleaned.append(" ") }
      gap = false
      cleaned.append(scalar)
    }
    return String(cleaned)
  }

  /// Vietnamese and Hebrew stack two or three; a pile that covers the lines above is no writing.
  private static let mostMarks = 4

  /// Nothing but what is read, with single blanks inside: most of what passes here.
  private static func isClean(_ text: String) -> Bool {
    var before: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      guard scalar == " " ? before != " " : ScalarEffect.of(scalar) == .none else { return false }
      before = scalar
    }
    return before != " " || text.isEmpty
  }

  /// `text`, or its beginning and an ellipsis, in at most `limit` UTF-8 bytes.
  ///
  /// Never ends within a scalar or before a mark that belongs to its letter; ends between words where one
  /// ends close by.
  static func cut(_ text: String, toBytes limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    let room = limit - ellipsis.utf8.count
    guard room > 0 else { return "" }
    let scalars = text.unicodeScalars
    var end = scalars.startIndex
    var length = 0
    while end < scalars.endIndex {
      let width = UTF8.width(scalars[end])
      if length + width > room { break }
      length += width
      end = scalars.index(after: end)
    }
    while end > scalars.startIndex, end < scalars.endIndex,
      ScalarEffect.of(scalars[end]) == .mark
    {
      end = scalars.index(before: end)
    }
    return String(scalars[..<wordEnd(before: end, in: scalars)]) + ellipsis
  }

  static let ellipsis = "…"

  private static func wordEnd(
    before end: String.UnicodeScalarView.Index, in scalars: String.UnicodeScalarView
  ) -> String.UnicodeScalarView.Index {
    let nearby = scalars[..<end].suffix(20)
    guard let blank = nearby.lastIndex(of: " "), blank > scalars.startIndex else { return end }
    return blank
  }
}
