import Glibc
import Pipeline

/// A temporary folder that goes with the run.
struct Folder {
  let path: String

  init?() {
    var template = Array("/tmp/fetch-benchmark-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // A web server that gives up root reads in here, too.
    chmod(path, 0o755)
  }

  func remove() { FileBytes.removeTree(path) }

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
