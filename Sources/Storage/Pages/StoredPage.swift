public import News

/// What became of the page of an article's newest version that wanted one.
public struct StoredPage: Hashable, Sendable {
  public enum State: String, CaseIterable, Sendable {
    case wanted, read, failed
  }
  public var state: State
  /// When that was decided; when it was wanted, while it is.
  public var at: Timestamp
  /// Why it is not read.
  public var message: String?
}
