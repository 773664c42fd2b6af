/// The beginning of more than one article's id.
public struct AmbiguousID: Error, Hashable, Sendable, CustomStringConvertible {
  public var beginning: String
  /// Some of them.
  public var ids: [String]

  public var description: String {
    "\(beginning) begins more than one id: \(ids.joined(separator: ", "))"
  }
}
