import Glibc
import Pipeline
import Serving

extension Service {
  /// The status server of the settings, or on the socket that systemd passed, which counts first; nil where there
  /// is neither.
  func statusServer(of daemon: Daemon) throws -> StatusServer? {
    let pages = StatusPages(daemon: daemon)
    guard
      let place = Listening.inherited(environment: environment, pid: getpid())
        ?? settings.metricsListen.flatMap({ Listening($0) })
    else { return nil }
    return try StatusServer(at: place) { await pages.page(at: $0) }
  }
}
