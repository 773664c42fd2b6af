public import Glibc

/// Another program, run beside this one.
public struct Child: Sendable {
  public let pid: pid_t

  /// Starts `command`, looked up in PATH and in /usr/sbin; nil where it is not there. What it prints goes to the
  /// file `output`.
  public init?(_ command: [String], output: String = "/dev/null") {
    guard let name = command.first, let path = Self.path(of: name) else { return nil }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var pid: pid_t = 0
    guard posix_spawn(&pid, path, &actions, nil, &arguments, environ) == 0 else { return nil }
    self.pid = pid
  }

  /// Where `name` can be run from; a name with a slash is a path already.
  public static func path(of name: String) -> String? {
    if name.contains("/") { return access(name, X_OK) == 0 ? name : nil }
    let folders = (getenv("PATH").map { String(cString: $0) } ?? "").split(separator: ":")
    return (folders.map(String.init) + ["/usr/sbin"]).map { $0 + "/" + name }
      .first { access($0, X_OK) == 0 }
  }

  /// Waits for its end; false where it did not leave with 0.
  @discardableResult
  public func wait() -> Bool {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    return status == 0
  }

  /// Asks it to end, and waits until it has.
  public func end() {
    kill(pid, SIGTERM)
    wait()
  }
}
