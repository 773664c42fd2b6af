public import News

/// A development and the version of its article that it was found in.
public struct DevelopmentText: Hashable, Sendable {
  public var number: Int64
  public var article: Int64
  public var version: Int
  public var title: String
  public var text: String
  public var development: Development
}
