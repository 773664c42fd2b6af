/// Orders to the disk that fails on demand (`Tests/FaultShim`), as environment of the program.
enum Shim {
  /// Writes the number of calls to `file`.
  static func counting(to file: String) -> [String] {
    preload + ["FAULT_COUNT=\(file)"]
  }

  /// Ends the process right after a call; of a `torn` one only the first half is done.
  static func ending(at call: Int, torn: Bool) -> [String] {
    preload + ["FAULT_\(torn ? "TORN" : "EXIT")=\(call)"]
  }

  /// Fails `count` calls with `code`, among those on files whose path holds `path`.
  static func failing(
    _ code: Int32, from call: Int, count: Int, path: String? = nil
  ) -> [String] {
    preload + ["FAULT_ERRNO=\(call):\(code):\(count)"] + (path.map { ["FAULT_PATH=\($0)"] } ?? [])
  }

  /// Fails every call with `code` while `file` is there, on files whose path holds `path`.
  static func failing(_ code: Int32, while file: String, path: String) -> [String] {
    preload + ["FAULT_WHILE=\(file):\(code)", "FAULT_PATH=\(path)"]
  }

  /// Fails every read by position with `code` while `file` is there, of files whose path holds `path`.
  static func failingReads(_ code: Int32, while file: String, path: String) -> [String] {
    preload + ["FAULT_READ=\(file):\(code)", "FAULT_PATH=\(path)"]
  }

  /// Sets the clock ahead by so many seconds as `file` says, while it is there.
  static func settingClock(by file: String) -> [String] {
    preload + ["FAULT_CLOCK=\(file)"]
  }

  /// What the process exits with when it was ended.
  static let exitCode: Int32 = 137

  private static var preload: [String] {
    // Of the debug build, whatever program is tried.
    var folder = Substring(Program.builtPath)
    if let slash = folder.lastIndex(of: "/") { folder = folder[..<slash] }
    return ["LD_PRELOAD=\(folder)/libFaultShim.so"]
  }
}
