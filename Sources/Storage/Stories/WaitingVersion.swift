/// A version of an article that the story stage has not judged yet.
public struct WaitingVersion: Hashable, Sendable {
  /// Place in the order in which versions came.
  public var number: Int64
  /// The article's number.
  public var article: Int64
  /// 1 where the article itself is new.
  public var version: Int
}

extension WaitingVersion {
  init(_ columns: inout ColumnReader) throws {
    self.init(
      number: try columns.number(), article: try columns.number(),
      version: try columns.integer())
  }
}
