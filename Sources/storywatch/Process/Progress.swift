import Glibc
import Pipeline

/// Progress of long work on a terminal; silent in a pipe.
final class Progress {
  private let label: String
  private let total: Int
  private let isShown = isatty(STDERR_FILENO) == 1
  private var lastPercent = -1

  init(label: String, total: Int) {
    self.label = label
    self.total = max(total, 1)
  }

  func show(_ done: Int) {
    let percent = min(100, done * 100 / total)
    guard isShown, percent != lastPercent else { return }
    lastPercent = percent
    try? LineOutput.standardError.write(raw: Array("\r\(label): \(percent) %".utf8))
  }

  func end() {
    if isShown { try? LineOutput.standardError.write(raw: Array("\r\u{1b}[K".utf8)) }
  }
}
