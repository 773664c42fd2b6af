/// A feed as a list of subscriptions names it.
public struct Subscription: Hashable, Sendable {
  /// As written, white space around it removed; empty where the list calls it a feed and names no URL.
  public var url: String
  public var title: String?
  /// The folders that it lies in, outermost first.
  public var folders: [String]
  /// Where it stands, from 1.
  public var line: Int

  public init(url: String, title: String?, folders: [String], line: Int) {
    self.url = url
    self.title = title
    self.folders = folders
    self.line = line
  }
}
