import FeedParsing
import Glibc
import Measuring

/// This program once more, to read one document and nothing else: its time and memory are the parser's.
struct SingleReading {
  var seconds: Double
  var peakMegabytes: Double
  static let flag = "--read"

  /// What the child does.
  static func parse(_ path: String) {
    for document in Documents.read([path]) {
      _ = try? FeedParser.parse(document, contentType: nil, baseURL: nil, contentLanguage: nil) {
        $0.removeAll(keepingCapacity: true)
      }
    }
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
    var child: pid_t = 0
    guard posix_spawn(&child, "/proc/self/exe", nil, nil, arguments, environ) == 0 else {
      return nil
    }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(child, &status, 0, &usage) == child, status == 0 else { return nil }
    return SingleReading(
      seconds: Stopwatch.cpuSeconds(usage), peakMegabytes: Double(usage.ru_maxrss) / 1024)
  }
}
