import Glibc
import Pipeline
import TestSupport

/// A temporary folder that goes with the run.
struct Folder {
  var path: String { directory.path }
  private let directory: TemporaryDirectory

  init?() {
    // A web server that gives up root reads in here, too.
    guard let directory = try? TemporaryDirectory(mode: 0o755) else { return nil }
    self.directory = directory
  }

  func remove() { directory.remove() }

  /// Empty where it cannot be read.
  static func text(of path: String) -> String {
    String(decoding: (try? FileBytes.read(path, limit: .max)) ?? [], as: UTF8.self)
  }

  func write(_ text: String, to name: String) {
    guard let file = fopen(path + "/" + name, "w") else { return }
    fputs(text, file)
    fclose(file)
  }
}
