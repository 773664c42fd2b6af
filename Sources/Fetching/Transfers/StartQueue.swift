/// Whose turn it is: first come, first served, within the limits of each host and of all together; of one host's
/// requests the secondary ones come last.
///
/// Time is an argument; nothing here starts anything.
struct StartQueue {
  private struct Place {
    let ticket: UInt64
    let host: String
    let isSecondary: Bool
  }

  private struct Started {
    let place: Place
    let at: ContinuousClock.Instant
  }

  private struct Host {
    var running = 0
    var lastStart: ContinuousClock.Instant?

    mutating func start(at now: ContinuousClock.Instant) {
      running += 1
      lastStart = now
    }
  }

  private let limits: Fetcher.Limits
  private var waiting: [Place] = []
  private var hosts: [String: Host] = [:]
  private var running: [UInt64: Started] = [:]
  private var secondary = 0
  /// How many hosts may be remembered before those at rest are forgotten.
  private var sweepAbove = 256

  /// What takes longer holds up its own host alone: servers that hang would else hold every connection until their
  /// timeout.
  static let patience: Duration = .seconds(5)
  /// So many times the limit may last, and not be counted.
  static let lastingShare = 3

  init(limits: Fetcher.Limits) {
    self.limits = limits
  }

  /// How many wait.
  var length: Int { waiting.count }

  /// Nothing starts at `now`, whoever comes.
  func isFull(at now: ContinuousClock.Instant) -> Bool {
    guard running.count >= connections else { return false }
    let lasting = running.values.count { $0.at + Self.patience <= now }
    return running.count - min(lasting, Self.lastingShare * connections) >= connections
  }

  mutating func enqueue(_ ticket: UInt64, host: String, isSecondary: Bool = false) {
    waiting.append(Place(ticket: ticket, host: host, isSecondary: isSecondary))
  }

  /// Gives up a place that was not yet called.
  mutating func withdraw(_ ticket: UInt64) {
    waiting.removeAll { $0.ticket == ticket }
  }

  /// The first in line whose host is free at `now`; its start counts from then on.
  mutating func next(at now: ContinuousClock.Instant) -> UInt64? {
    guard !isFull(at: now),
      var index = waiting.firstIndex(where: { hasRoom($0) && isFree($0.host, at: now) })
    else { return nil }
    if waiting[index].isSecondary {
      let host = waiting[index].host
      index = waiting[index...].firstIndex { $0.host == host && !$0.isSecondary } ?? index
    }
    let place = waiting.remove(at: index)
    hosts[place.host, default: Host()].start(at: now)
    running[place.ticket] = Started(place: place, at: now)
    if place.isSecondary { secondary += 1 }
    return place.ticket
  }

  /// A started one is over.
  mutating func finish(_ ticket: UInt64, at now: ContinuousClock.Instant) {
    guard let place = running.removeValue(forKey: ticket)?.place else { return }
    if place.isSecondary { secondary -= 1 }
    hosts[place.host]?.running -= 1
    if hosts.count > sweepAbove { forgetIdle(at: now) }
  }

  /// When the next one may start if nothing finishes before; nil when only a finish can help.
  func nextStart(after now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
    guard !isFull(at: now) else {
      return running.values.map { $0.at + Self.patience }.filter { $0 > now }.min()
    }
    var earliest: ContinuousClock.Instant?
    for place in waiting where hasRoom(place) {
      guard let host = hosts[place.host], let last = host.lastStart,
        host.running < max(limits.perHost, 1)
      else { continue }
      let start = last + limits.hostGap
      if earliest.map({ start < $0 }) ?? true { earliest = start }
    }
    return earliest
  }

  private var connections: Int { max(limits.connections, 1) }

  private func hasRoom(_ place: Place) -> Bool {
    !place.isSecondary || secondary < max(connections / 2, 1)
  }

  private func isFree(_ name: String, at now: ContinuousClock.Instant) -> Bool {
    guard let host = hosts[name] else { return true }
    guard host.running < max(limits.perHost, 1) else { return false }
    return host.lastStart.map { now >= $0 + limits.hostGap } ?? true
  }

  private mutating func forgetIdle(at now: ContinuousClock.Instant) {
    hosts = hosts.filter { $0.value.running > 0 || !isFree($0.key, at: now) }
    sweepAbove = max(256, 2 * hosts.count)
  }
}
