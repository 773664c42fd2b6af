import CZlib
import Glibc
import Text

/// Reads a file line by line, gzip or plain; owns its handle, one thread at a time.
struct LineFile: ~Copyable {
  let path: String
  private let file: gzFile
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var filled = 0
  private var used = 0

  init(path: String) throws(FileError) {
    self.path = path
    // It is opened like a file, and only reading it fails, for no reason that is told.
    guard FileBytes.kind(path) != S_IFDIR else {
      throw FileError(path: path, action: "read", code: EISDIR)
    }
    guard let file = gzopen(path, "rb") else {
      throw FileError(path: path, action: "open", code: errno == 0 ? ENOMEM : errno)
    }
    gzbuffer(file, 1 << 17)
    self.file = file
  }

  deinit { gzclose_r(file) }

  /// Compressed bytes read so far, for progress.
  var position: Int { Int(gzoffset(file)) }

  /// The next line without its end; nil at the end of the file.
  mutating func next() throws(FileError) -> [UInt8]? {
    var line: [UInt8] = []
    while true {
      if used == filled {
        let count = gzread(file, &buffer, UInt32(buffer.count))
        guard count >= 0 else { throw FileError(path: path, action: "decompress", code: EIO) }
        used = 0
        filled = Int(count)
        if count == 0 { return line.isEmpty ? nil : line }
      }
      let end = ByteSearch.first(0x0a, in: buffer.span, from: used, to: filled)
      line += buffer[used..<end]
      used = min(end + 1, filled)
      if end < filled { return line }
    }
  }
}
