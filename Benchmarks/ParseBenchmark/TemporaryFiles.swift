import Glibc

/// Documents as files, for as long as they are needed.
enum TemporaryFiles {
  static func with(_ documents: [[UInt8]], _ body: ([String]) -> Void) {
    let folder = "/tmp/parse-benchmark.\(getpid())"
    guard mkdir(folder, 0o700) == 0 else { return }
    var files: [String] = []
    for (number, document) in documents.enumerated() {
      let path = folder + "/\(number).xml"
      let file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
      guard file >= 0 else { continue }
      var written = 0
      while written < document.count {
        let count = document.withUnsafeBytes { raw in
          write(file, raw.baseAddress?.advanced(by: written), raw.count - written)
        }
        guard count > 0 else { break }
        written += count
      }
      close(file)
      files.append(path)
    }
    body(files)
    for file in files { unlink(file) }
    rmdir(folder)
  }
}
