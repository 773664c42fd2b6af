/// The final text of an alert, fixed in the store before it is written anywhere.
public struct AlertTelling: Hashable, Sendable {
  public var id: String
  /// As counted when the line was made.
  public var outlets: Int
  public var origins: Int
  /// One line of logfmt.
  public var line: String
  /// One line of JSON.
  public var json: String

  public init(id: String, outlets: Int, origins: Int, line: String, json: String) {
    self.id = id
    self.outlets = outlets
    self.origins = origins
    self.line = line
    self.json = json
  }
}
