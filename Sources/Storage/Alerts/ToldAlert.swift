/// An alert whose text is fixed and not known to be written.
public struct ToldAlert: Hashable, Sendable {
  public var id: String
  public var line: String
  public var json: String
}
