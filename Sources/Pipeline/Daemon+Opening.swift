import Storage

extension Daemon {
  /// A daemon on the state directory, which is made where it is missing and locked.
  public static func open(
    settings: Settings, stateDirectory: String?, log: EventLog, environment: [String: String],
    recorder: Recorder? = nil
  ) async throws -> Daemon {
    let clock = Clock.system
    let store = try await Store.open(
      directory: stateDirectory ?? settings.stateDirectory)
    let context = Context(
      store: store, settings: ActiveSettings(settings), clock: clock, log: log)
    return Daemon(context: context, environment: environment, recorder: recorder)
  }
}
