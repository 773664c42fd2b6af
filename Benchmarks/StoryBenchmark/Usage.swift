import Glibc

/// What the process has used so far.
struct Usage {
  /// Processor time, of user and system.
  var seconds: Double
  /// Resident now.
  var bytes: Int

  static func now() -> Usage {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Usage(
      seconds: Double(time.tv_sec) + Double(time.tv_nsec) / 1e9, bytes: resident())
  }

  /// The second number of /proc/self/statm, in pages.
  private static func resident() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var text = [CChar](repeating: 0, count: 128)
    guard fgets(&text, 128, file) != nil else { return 0 }
    let numbers = String(decoding: text.prefix { $0 != 0 }.map { UInt8($0) }, as: UTF8.self)
      .split(separator: " ")
    return (numbers.count > 1 ? Int(numbers[1]) ?? 0 : 0) * Int(getpagesize())
  }
}
