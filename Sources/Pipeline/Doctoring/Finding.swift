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
  /// Problems that it stands for.
  public var count = 1

  public var description: String {
    switch remedy {
    case .repair: "\(what); storywatch doctor --repair mends it"
    case .byHand(let how): "\(what); \(how)"
    }
  }

  /// Problems of one kind spelt out; the rest is counted.
  static let spelled = 20

  /// A finding for each of the first, and one for the rest.
  static func all(_ problems: [String], remedy: Remedy) -> [Finding] {
    let findings = problems.prefix(spelled).map { Finding(what: $0, remedy: remedy) }
    let rest = problems.count - findings.count
    guard rest > 0 else { return findings }
    return findings
      + [Finding(what: "and \(rest) more of the kind", remedy: remedy, count: rest)]
  }
}
