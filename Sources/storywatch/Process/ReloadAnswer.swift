import Glibc
import Pipeline

/// What the daemon made of the last reload: a file in `$RUNTIME_DIRECTORY`, for whoever asked for it.
struct ReloadAnswer: Hashable {
  /// When the daemon began to read the settings, by `MonotonicClock`.
  var began: Int64
  /// Why they were refused; nil when they are in force.
  var refusal: String?

  private static let name = "/reload"
  private static let maximumBytes = 65_536

  /// The last answer; nil where there is none yet.
  static func read(in directory: String) -> ReloadAnswer? {
    guard let bytes = try? FileBytes.read(directory + name, limit: maximumBytes) else { return nil }
    let lines = bytes.split(separator: 0x0a, maxSplits: 1).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard let first = lines.first, let began = Int64(first) else { return nil }
    return ReloadAnswer(began: began, refusal: lines.count > 1 ? lines[1] : nil)
  }

  func write(in directory: String) throws(FileError) {
    let text = "\(began)\n" + (refusal ?? "")
    try FileBytes.replace(directory + Self.name, with: Array(text.utf8))
  }
}
