import Pipeline

/// The document a command is given: a file, or standard input.
enum DocumentFile {
  /// `-` is standard input. More than `limit` bytes are refused, as is what cannot be read.
  static func read(_ file: String, limit: Int) throws -> [UInt8] {
    if file == "-" {
      var input = StandardInput()
      guard let bytes = try input.whole(limit: limit) else {
        throw CommandFailure(
          exit: .badData, message: "standard input: more than \(limit >> 20) MiB")
      }
      return bytes
    }
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.read(file, limit: limit + 1)
    } catch {
      throw CommandFailure(exit: .badData, message: "\(error)")
    }
    guard bytes.count <= limit else {
      throw CommandFailure(exit: .badData, message: "\(file): more than \(limit >> 20) MiB")
    }
    return bytes
  }
}
