import ArgumentParser
import Glibc
import Pipeline

struct ReloadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reload",
    abstract: "Has the running service read its settings again, and waits for its answer.",
    discussion: """
      For ExecReload= of the unit: reads the settings first, then signals $MAINPID and looks for the answer in \
      $RUNTIME_DIRECTORY. Settings that are refused, here or by the daemon, are told with their places, exit \
      code 78; the daemon keeps those it has.
      """)

  @OptionGroup var common: CommonOptions

  /// A daemon that hangs is the watchdog's business; whoever asked is not kept longer.
  static let longestWait: Duration = .seconds(30)

  func run() async throws {
    let environment = common.environment
    guard let pid = environment["MAINPID"].flatMap({ pid_t($0) }), pid > 1,
      let directory = environment["RUNTIME_DIRECTORY"]
    else {
      throw ValidationError(
        "reload is for a service of systemd: use `systemctl reload storywatch`. Without systemd, "
          + "send SIGHUP to the daemon.")
    }
    _ = try common.settings(mayWait: false)
    let asked = MonotonicClock.microseconds()
    guard kill(pid, SIGHUP) == 0 else {
      throw CommandFailure(
        exit: .temporaryFailure, message: "process \(pid): \(String(cString: strerror(errno)))")
    }
    let answer = try await answer(since: asked, in: directory)
    if let refusal = answer.refusal {
      throw CommandFailure(
        exit: .badConfiguration, message: "the daemon keeps its settings:\n\(refusal)")
    }
    if let notice = answer.notice { try LineOutput.standardOutput.write(notice) }
  }

  /// Of a reload that began after `asked`: an earlier one may have read the files as they were before.
  private func answer(since asked: Int64, in directory: String) async throws -> ReloadAnswer {
    let deadline = ContinuousClock.now + Self.longestWait
    while ContinuousClock.now < deadline {
      if let answer = ReloadAnswer.read(in: directory), answer.began >= asked { return answer }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw CommandFailure(
      exit: .temporaryFailure, message: "no answer within \(Self.longestWait.components.seconds) s")
  }
}
