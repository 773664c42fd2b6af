import Glibc
import Measuring

/// The built program as a process of its own, and what it takes.
struct RunningDaemon {
  private let child: Child

  /// `storywatch` beside this program's own file.
  static var program: String {
    let own = CommandLine.arguments[0]
    guard let slash = own.lastIndex(of: "/") else { return "storywatch" }
    return own[...slash] + "storywatch"
  }

  /// Nil where the program is not built.
  init?(configuration: String, state: String, log: String) {
    let command = [Self.program, "run", "--config", configuration, "--state", state]
    guard let child = Child(command, output: log) else { return nil }
    self.child = child
  }

  func stop() { child.end() }

  /// User and system time so far.
  var cpuSeconds: Double {
    // The second field, the name, may hold blanks; it ends with the last parenthesis.
    let fields = read("stat").split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
      return 0
    }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Resident memory in MB.
  var megabytes: Double {
    for line in read("status").split(separator: "\n") where line.hasPrefix("VmRSS:") {
      return (line.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0) / 1024
    }
    return 0
  }

  /// Open file descriptors.
  var descriptors: Int {
    guard let folder = opendir("/proc/\(child.pid)/fd") else { return 0 }
    defer { closedir(folder) }
    var count = 0
    while readdir(folder) != nil { count += 1 }
    return count - 2
  }

  private func read(_ name: String) -> String {
    Folder.text(of: "/proc/\(child.pid)/\(name)")
  }
}
