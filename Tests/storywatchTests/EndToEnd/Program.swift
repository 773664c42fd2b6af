import Glibc
import Synchronization

/// The built program, as another process.
final class Program: Sendable {
  let pid: pid_t
  private let output: String

  /// The program that is tried: the built one, if no other is named.
  static var path: String {
    guard let named = getenv("STORYWATCH_PROGRAM"), let path = realpath(named, nil) else {
      return builtPath
    }
    defer { free(path) }
    return String(cString: path)
  }

  /// Where the build put it: beside this test's own executable.
  static var builtPath: String {
    var buffer = [CChar](repeating: 0, count: 4_096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let own = String(
      decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // `swift test` runs a helper that loads the tests; the build folder is then an argument.
    let candidates = [own] + CommandLine.arguments
    for candidate in candidates {
      var folder = Substring(candidate)
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        let program = folder + "/storywatch"
        if access(String(program), X_OK) == 0 { return String(program) }
      }
    }
    return "storywatch"
  }

  /// Starts it; standard output and error go to the file `output`. `under` is a program that runs it.
  init(_ arguments: [String], output: String, environment: [String] = [], under: [String] = [])
    throws
  {
    self.output = output
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    let words = under + [Program.path] + arguments
    var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] =
      (Self.environment + environment).map { strdup($0) } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var pid: pid_t = 0
    let code = posix_spawn(&pid, words[0], &actions, nil, &argv, &envp)
    guard code == 0 else { throw SpawnError(path: words[0], code: code) }
    self.pid = pid
  }

  /// Under AddressSanitizer leaks are another matter, and cannot be looked for under strace(1).
  private static let environment = ["PATH=/usr/bin:/bin", "ASAN_OPTIONS=detect_leaks=0"]

  struct SpawnError: Error {
    var path: String
    var code: Int32
  }

  func signal(_ number: Int32) {
    kill(pid, number)
  }

  /// Waits for its end: the exit code, or minus the number of the signal that killed it; nil after `limit`.
  func wait(upTo limit: Duration = .seconds(20)) async -> Int32? {
    let deadline = ContinuousClock.now + limit
    var status: Int32 = 0
    while ContinuousClock.now < deadline {
      if waitpid(pid, &status, WNOHANG) == pid {
        return status & 0x7f == 0 ? (status >> 8) & 0xff : -(status & 0x7f)
      }
      try? await Task.sleep(for: .milliseconds(10))
    }
    return nil
  }

  /// How many files it has open.
  var descriptors: Int {
    guard let folder = opendir("/proc/\(pid)/fd") else { return 0 }
    defer { closedir(folder) }
    var count = 0
    while let entry = readdir(folder) { count += entry.pointee.d_name.0 == 0x2e ? 0 : 1 }
    return count
  }

  /// By prlimit(1) of util-linux.
  func limitDescriptors(to count: Int) {
    system("prlimit --pid \(pid) --nofile=\(count):1024")
  }

  /// Everything it printed so far.
  var printed: String { readText(output) }
}

/// Runs the program to its end, in `directory`.
func runProgram(
  _ arguments: [String], in directory: String, environment: [String] = [], under: [String] = []
) async throws -> (code: Int32?, output: String) {
  let file = directory + "/output-\(UInt64.random(in: 0 ... .max))"
  let program = try Program(
    arguments, output: file,
    // By env(1), which a library that is made for the program alone does not fit.
    under: ["/usr/bin/env", "-C", directory] + environment + under)
  let code = await program.wait(upTo: .seconds(120))
  if code == nil { program.signal(SIGKILL) }
  return (code, program.printed)
}

func readText(_ path: String) -> String {
  guard let file = fopen(path, "r") else { return "" }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&chunk, 1, chunk.count, file)
    if count == 0 { break }
    bytes += chunk[..<count]
  }
  return String(decoding: bytes, as: UTF8.self)
}

func writeText(_ text: String, to path: String) {
  guard let file = fopen(path, "w") else { return }
  fputs(text, file)
  fclose(file)
}

/// Waits until `condition` holds; false when it did not within `limit`.
func eventually(within limit: Duration = .seconds(30), _ condition: () async throws -> Bool)
  async rethrows -> Bool
{
  let deadline = ContinuousClock.now + limit
  while ContinuousClock.now < deadline {
    if try await condition() { return true }
    try? await Task.sleep(for: .milliseconds(50))
  }
  return false
}
