/// Something that is wrong with a state directory.
public struct Finding: Hashable, Sendable, CustomStringConvertible {
  public enum Remedy: Hashable, Sendable {
    /// `doctor --repair` mends it.
    case repair
    /// A person has to; how.
    case byHand(String)
  }
  public var what: String
  public var remedy: Remedy

  public var description: String {
    switch remedy {
    case .repair: "\(what); storywatch doctor --repair mends it"
    case .byHand(let how): "\(what); \(how)"
    }
  }
}
