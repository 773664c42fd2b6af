/// The commands of a terminal, so that what is left of "␛[31mred" is "red" and not "[31mred".
///
/// Source: ECMA-48, 5.4 (control sequences) and 5.6 (control strings).
enum EscapeSequence {
  /// Longer ones do not occur; without a limit one stray escape could swallow a text.
  private static let longestSequence = 64
  private static let longestString = 1_024

  /// Where the text goes on that a sequence opened by `scalar` interrupts: `next` where none begins there.
  static func end(
    of scalar: Unicode.Scalar, after next: String.UnicodeScalarView.Index,
    in scalars: String.UnicodeScalarView
  ) -> String.UnicodeScalarView.Index {
    switch scalar.value {
    case 0x9b: return controlSequence(from: next, in: scalars) ?? next
    case 0x90, 0x98, 0x9d, 0x9e, 0x9f: return controlString(from: next, in: scalars) ?? next
    case 0x1b:
      guard next < scalars.endIndex else { return next }
      let inside = scalars.index(after: next)
      switch scalars[next] {
      case "[": return controlSequence(from: inside, in: scalars) ?? next
      case "]", "P", "X", "^", "_": return controlString(from: inside, in: scalars) ?? inside
      default: return next
      }
    default: return next
    }
  }

  /// Parameters, intermediates, one final byte.
  private static func controlSequence(
    from start: String.UnicodeScalarView.Index, in scalars: String.UnicodeScalarView
  ) -> String.UnicodeScalarView.Index? {
    var index = start
    for _ in 0..<longestSequence where index < scalars.endIndex {
      let value = scalars[index].value
      index = scalars.index(after: index)
      if (0x40...0x7e).contains(value) { return index }
      if !(0x20...0x3f).contains(value) { return nil }
    }
    return nil
  }

  /// Anything up to BEL or the string terminator.
  private static func controlString(
    from start: String.UnicodeScalarView.Index, in scalars: String.UnicodeScalarView
  ) -> String.UnicodeScalarView.Index? {
    var index = start
    for _ in 0..<longestString where index < scalars.endIndex {
      let value = scalars[index].value
      let next = scalars.index(after: index)
      if value == 0x07 || value == 0x9c { return next }
      if value == 0x1b {
        return next < scalars.endIndex && scalars[next] == "\\" ? scalars.index(after: next) : next
      }
      index = next
    }
    return nil
  }
}
