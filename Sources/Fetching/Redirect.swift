/// One hop that was followed.
public struct Redirect: Hashable, Sendable {
  public var status: Int
  public var from: String
  public var to: String

  public init(status: Int, from: String, to: String) {
    self.status = status
    self.from = from
    self.to = to
  }

  /// RFC 9110 15.4.2 and 15.4.9.
  public var isPermanent: Bool { status == 301 || status == 308 }

  /// Statuses whose Location is followed. 300 offers a choice, 304 is no redirect, 305 and 306 are
  /// deprecated.
  static func isFollowed(_ status: Int) -> Bool {
    [301, 302, 303, 307, 308].contains(status)
  }
}
