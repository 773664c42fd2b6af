import Glibc
import Synchronization

/// The daemon under a supervisor that listens as systemd does.
final class SupervisedDaemon: Sendable {
  let program: Program
  private let directory: String
  private let notifications: DatagramSocket
  private let unheard = Mutex<[String]>([])

  init(in directory: String, settings: String, environment: [String] = []) throws {
    self.directory = directory
    notifications = try DatagramSocket(path: directory + "/notify")
    writeText(settings, to: directory + "/feeds.yaml")
    program = try Program(
      ["run", "--config", directory + "/feeds.yaml", "--state", directory + "/s"],
      output: directory + "/log",
      environment: ["NOTIFY_SOCKET=\(directory)/notify", "RUNTIME_DIRECTORY=\(directory)"]
        + environment)
  }

  /// Waits for a notification; those that came before it are forgotten.
  func hears(_ isMeant: (String) -> Bool) async -> Bool {
    await eventually(within: .seconds(10)) {
      unheard.withLock { unheard in
        unheard += notifications.receiveAll().map { String(decoding: $0, as: UTF8.self) }
        guard let index = unheard.firstIndex(where: isMeant) else { return false }
        unheard.removeFirst(index + 1)
        return true
      }
    }
  }

  /// What `ExecReload=` does.
  func reload() async throws -> (code: Int32?, output: String) {
    try await runProgram(
      ["reload", "--config", directory + "/feeds.yaml"], in: directory,
      environment: ["MAINPID=\(program.pid)", "RUNTIME_DIRECTORY=\(directory)"])
  }
}
