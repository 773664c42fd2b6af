public import News

/// Tells a dead server from a dead network of our own, by what several hosts did in a row.
///
/// Knows hosts by their names alone and reads no clock.
public struct NetworkJudge: Sendable {
  public enum State: Hashable, Sendable {
    /// Who fails now is to blame.
    case up
    /// Somebody failed, and nobody has answered since: nobody is blamed yet.
    case uncertain
    /// Nobody answers; one feed a minute is asked until somebody does.
    case down
  }

  /// Seconds until an unblamed feed, or the next probe, is tried.
  public static let probeInterval: Int64 = 60
  /// Hosts in a row that must fail; with fewer configured, nothing can be told.
  private static let hostsInRow = 5
  /// As often a host may fail unblamed while nobody answers.
  private static let patience = 3

  /// After the last `note`: a failure is the feed's own when this is `up`.
  public private(set) var state = State.up
  /// How many different ones are configured.
  public var hosts: Int
  /// Nil unless `state` is `down`.
  public private(set) var downSince: Timestamp?
  /// Hosts that failed since the last answer.
  private var silent: Set<String> = []
  /// Unblamed failures of a host, since it last answered.
  private var doubts: [String: Int] = [:]
  /// The answers that had come when a host was first doubted.
  private var answersAtDoubt: [String: Int] = [:]
  /// Blamed since they last answered: dead servers say nothing about our network.
  private var blamed: Set<String> = []
  private var answers = 0
  private var lastProbe: Timestamp?

  public init(hosts: Int) {
    self.hosts = hosts
  }

  /// An attempt ended at `now`: `host` sent something, or failed below HTTP.
  public mutating func note(host: String, isReachable: Bool, at now: Timestamp) {
    if isReachable { noteAnswer(host) } else { noteFailure(host, at: now) }
  }

  /// True when a poll may be made now; while the network is down, once a minute.
  public mutating func mayProbe(at now: Timestamp) -> Bool {
    guard state == .down else { return true }
    if let lastProbe, now.seconds(since: lastProbe) < Self.probeInterval, now >= lastProbe {
      return false
    }
    lastProbe = now
    return true
  }
}

extension NetworkJudge {
  private mutating func noteAnswer(_ host: String) {
    answers += 1
    state = .up
    downSince = nil
    silent = []
    doubts[host] = nil
    answersAtDoubt[host] = nil
    blamed.remove(host)
  }

  private mutating func noteFailure(_ host: String, at now: Timestamp) {
    guard hosts >= Self.hostsInRow else { return }
    silent.insert(host)
    if state == .down { return }
    if silent.count >= Self.hostsInRow, !silent.isSubset(of: blamed) {
      state = .down
      downSince = now
      lastProbe = now
      return
    }
    if state == .up, blamed.contains(host) { return }
    state = isToBlame(host) ? .up : .uncertain
    if state == .up { blamed.insert(host) }
  }

  /// Others answered after it was first doubted, or it failed often enough.
  private mutating func isToBlame(_ host: String) -> Bool {
    if let before = answersAtDoubt[host], answers > before { return true }
    answersAtDoubt[host] = answersAtDoubt[host] ?? answers
    doubts[host, default: 0] += 1
    return doubts[host, default: 0] > Self.patience
  }
}
