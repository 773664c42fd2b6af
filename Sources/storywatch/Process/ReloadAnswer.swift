import Glibc
import Pipeline

/// What the daemon made of the last reload: a file in `$RUNTIME_DIRECTORY`, for whoever asked for it.
struct ReloadAnswer: Hashable {
  /// When the daemon began to read the settings, by `MonotonicClock`.
  var began: Int64
  /// Why they were refused; nil when they are in force.
  var refusal: String?
  /// What of them waits for the next start.
  var notice: String?

  private static let name = "/reload"
  private static let refused = "refused"
  private static let maximumBytes = 65_536

  /// The last answer; nil where there is none yet.
  static func read(in directory: String) -> ReloadAnswer? {
    guard let bytes = try? FileBytes.read(directory + name, limit: maximumBytes) else { return nil }
    let lines = bytes.split(separator: 0x0a, maxSplits: 2).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard let first = lines.first, let began = Int64(first) else { return nil }
    var answer = ReloadAnswer(began: began)
    guard lines.count > 2 else { return answer }
    if lines[1] == Self.refused { answer.refusal = lines[2] } else { answer.notice = lines[2] }
    return answer
  }

  func write(in directory: String) throws(FileError) {
    let verdict = refusal.map { "\(Self.refused)\n\($0)" } ?? "accepted\n\(notice ?? "")"
    let text = "\(began)\n\(verdict)"
    try FileBytes.replace(directory + Self.name, with: Array(text.utf8))
  }
}
