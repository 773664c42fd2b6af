import Pipeline
import Reporting

extension Service {
  /// All or nothing: bad settings are told, the old ones stay. Whoever asked finds the answer in `$RUNTIME_DIRECTORY`.
  func reload(_ daemon: Daemon) async {
    var answer = ReloadAnswer(began: MonotonicClock.microseconds())
    do {
      let new = try await settledSettings()
      try await daemon.reload(new)
      let waiting = waitingForStart(new)
      if !waiting.isEmpty {
        answer.notice = waiting.map { "\($0) takes effect at the next start" }
          .joined(separator: "\n")
      }
      daemon.context.tellLoaded(file: options.configPath, waiting: waiting)
    } catch {
      daemon.context.log.operation(
        rejection(error), at: daemon.context.clock.now())
      answer.refusal = "\(error)"
    }
    guard let directory = environment["RUNTIME_DIRECTORY"] else { return }
    do {
      try answer.write(in: directory)
    } catch {
      daemon.context.log.operation(
        .trouble(message: "\(error)"), at: daemon.context.clock.now())
    }
  }

  /// The changed keys that a running daemon cannot follow.
  private func waitingForStart(_ new: Settings) -> [String] {
    var limits = new.limits
    limits.pausesHosts = settings.limits.pausesHosts
    var keys: [String] = []
    if stateDirectory == nil, new.stateDirectory != settings.stateDirectory {
      keys.append("state:")
    }
    if limits != settings.limits { keys.append("limits:") }
    if new.metricsListen != settings.metricsListen { keys.append("metrics: listen:") }
    return keys
  }

  /// The settings once two readings agree: an editor or a script may be in the middle of writing them, and half a file
  /// may be a good one. What changes all the time is taken, or refused, as it was read last.
  private func settledSettings() async throws -> Settings {
    var last = reading()
    for _ in 0..<Self.longestWrite {
      try await Task.sleep(for: Self.writePause)
      let next = reading()
      if next == last { break }
      last = next
    }
    return try last.get()
  }

  private func reading() -> Result<Settings, SettingsErrors> {
    Result { () throws(SettingsErrors) in try options.read(mayWait: false).settings }
  }

  private static let writePause: Duration = .milliseconds(250)
  /// In pauses.
  private static let longestWrite = 20

  private func rejection(_ error: any Error) -> Operation {
    let path = options.configPath
    guard let errors = error as? SettingsErrors, let first = errors.errors.first else {
      return .configRejected(file: path, line: nil, column: nil, message: "\(error)")
    }
    let more = errors.errors.count > 1 ? " (and \(errors.errors.count - 1) more)" : ""
    return .configRejected(
      file: first.place.file, line: first.place.line, column: first.place.column,
      message: first.message + more)
  }
}
