/// Articles that were told and that their feed lists no more, though it lists older ones; by number.
public struct Vanishing: Hashable, Sendable {
  /// Not listed for the first time: a cache may have been behind.
  public var missing: [Int64] = []
  /// Listed again.
  public var returned: [Int64] = []
  /// Not listed for the second time: each gets a version that says so.
  public var withdrawn: [Int64] = []

  public init(returned: [Int64] = []) {
    self.returned = returned
  }
}
