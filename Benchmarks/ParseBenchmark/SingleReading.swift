import FeedParsing
import Glibc
import Measuring

/// This program once more, to read one document and nothing else: its time and memory are the parser's.
struct SingleReading {
  var seconds: Double
  var peakMegabytes: Double
  static let flag = "--read"

  /// What the child does; it prints its peak in KB.
  static func parse(_ path: String) {
    for document in Documents.read([path]) {
      _ = try? FeedParser.parse(document, contentType: nil, baseURL: nil, contentLanguage: nil) {
        $0.removeAll(keepingCapacity: true)
      }
    }
    print(peakKilobytes ?? 0)
  }

  /// The most memory this program has had since it was started. What wait4 tells of a child counts the memory of its
  /// parent at the time of the fork (exec_mmap in Linux' fs/exec.c).
  private static var peakKilobytes: Int? {
    let status = String(decoding: Documents.contents("/proc/self/status"), as: UTF8.self)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
  }

  /// Nil where it did not come to a good end.
  static func run(_ document: [UInt8]) -> SingleReading? {
    var result: SingleReading?
    TemporaryFiles.with([document]) { files in
      guard let file = files.first else { return }
      result = run(file)
    }
    return result
  }

  private static func run(_ file: String) -> SingleReading? {
    let words: [String] = [CommandLine.arguments[0], flag, file]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    var child: pid_t = 0
    let isStarted = posix_spawn(&child, "/proc/self/exe", &actions, nil, arguments, environ) == 0
    close(ends[1])
    let output = String(decoding: Documents.contents(of: ends[0]), as: UTF8.self)
    guard isStarted else { return nil }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(child, &status, 0, &usage) == child, status == 0,
      let peak = output.split(separator: "\n").first.flatMap({ Int($0) })
    else { return nil }
    return SingleReading(
      seconds: Stopwatch.cpuSeconds(usage), peakMegabytes: Double(peak) / 1024)
  }
}
