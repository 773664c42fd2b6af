import Glibc
import Pipeline
import Reporting
import Serving
import Synchronization

/// The daemon as its supervisor sees it: starts, says when it is ready, answers signals, shows that it moves, stops.
final class Service: Sendable {
  enum Phase {
    /// `wantsReload`: SIGHUP came; the settings may have changed since they were read.
    case starting(wantsReload: Bool)
    case running(Daemon)
  }
  let options: CommonOptions
  let environment: [String: String]
  let notifier: ServiceNotifier
  let settings: Settings
  /// Named on the command line: the settings' is not asked.
  let stateDirectory: String?
  private let phase = Mutex(Phase.starting(wantsReload: false))

  /// At least so long between two words of how the daemon fares, for `systemctl status`.
  static let statusPause: Duration = .seconds(10)
  static let memoryPause: Duration = .seconds(60)

  init(options: CommonOptions, settings: Settings, stateDirectory: String?) {
    self.options = options
    self.settings = settings
    self.stateDirectory = stateDirectory
    environment = options.environment
    notifier = ServiceNotifier(environment: environment)
  }

  /// Until a signal ends it, or the daemon fails.
  func run(_ signals: Signals) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await self.live() }
      group.addTask { await self.obey(signals) }
      group.addTask { try await self.extendStart() }
      group.addTask { try await self.tellStatus() }
      group.addTask { try await self.feedWatchdog() }
      group.addTask { try await self.giveMemoryBack() }
      try await group.next()
      notifier.stopping()
      group.cancelAll()
      while let result = await group.nextResult() {
        if case .failure(let error) = result, !(error is CancellationError) { throw error }
      }
    }
  }

  /// The daemon that says it is ready; nil while it starts.
  var daemon: Daemon? {
    phase.withLock { if case .running(let daemon) = $0 { daemon } else { nil } }
  }

  private func live() async throws {
    let daemon = try await Daemon.open(
      settings: settings, stateDirectory: stateDirectory, log: options.log(environment),
      environment: environment)
    try await withThrowingTaskGroup(of: Void.self) { group in
      let server = try statusServer(of: daemon)
      if let server {
        group.addTask {
          try await server.run { failure in
            daemon.context.log.operation(
              .trouble(message: "status server: \(failure)"), at: daemon.context.clock.now())
          }
        }
      }
      group.addTask { try await self.run(daemon) }
      try await group.next()
      group.cancelAll()
      try await group.waitForAll()
    }
  }

  private func run(_ daemon: Daemon) async throws {
    try await daemon.run {
      let wantsReload = self.phase.withLock { phase in
        defer { phase = .running(daemon) }
        if case .starting(let wantsReload) = phase { return wantsReload }
        return false
      }
      if wantsReload { await self.reload(daemon) }
      self.notifier.ready(status: await Self.status(of: daemon))
      daemon.context.tellLoaded(file: self.options.configPath)
      // Of the settings and of what was read of the store.
      Heap.giveBack()
    }
  }

  /// Of the busiest moments.
  private func giveMemoryBack() async throws {
    while true {
      try await Task.sleep(for: Self.memoryPause)
      Heap.giveBack()
    }
  }

  /// Returns at the first signal that ends the daemon.
  private func obey(_ signals: Signals) async {
    for await signal in signals.stream {
      guard signal == SIGHUP else { break }
      let daemon = phase.withLock { phase -> Daemon? in
        if case .running(let daemon) = phase { return daemon }
        phase = .starting(wantsReload: true)
        return nil
      }
      guard let daemon else { continue }
      notifier.reloading()
      await reload(daemon)
      notifier.ready(status: await Self.status(of: daemon))
    }
    guard daemon == nil, !Task.isCancelled else { return }
    // Opening cannot be cancelled and has nothing to lose: what is not committed is done again.
    notifier.stopping()
    _exit(0)
  }

  /// Says nothing while nothing happens: an idle machine stays asleep.
  private func tellStatus() async throws {
    while true {
      try await Task.sleep(for: Self.statusPause)
      guard let daemon else { continue }
      await daemon.waitForChange()
      try Task.checkCancellation()
      notifier.status(await Self.status(of: daemon))
    }
  }

  private static func status(of daemon: Daemon) async -> String {
    do {
      return try await daemon.status()
    } catch {
      return "\(error)"
    }
  }
}
