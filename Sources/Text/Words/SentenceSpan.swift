/// Where one sentence stands in a text.
public struct SentenceSpan: Hashable, Sendable {
  /// UTF-8 offsets, without white space at either end.
  public var span: Range<Int>
  /// Number of the line it stands in, from 0; empty lines do not count.
  public var paragraph: Int
}
