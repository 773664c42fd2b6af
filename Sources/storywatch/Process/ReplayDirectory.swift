import Glibc
import Pipeline

/// The state directory a replay or a recording fills: the one that was named, or a temporary one.
struct ReplayDirectory {
  let path: String
  private let isTemporary: Bool

  init(path named: String?) throws {
    if let named {
      path = named
      isTemporary = false
      return
    }
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((folder + "/storywatch-replay-XXXXXX").utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else {
      throw CommandFailure(
        exit: .temporaryFailure,
        message: "\(folder): cannot make a directory: \(String(cString: strerror(errno)))")
    }
    path = made
    isTemporary = true
  }

  func removeIfTemporary() {
    guard isTemporary else { return }
    FileBytes.removeTree(path)
  }
}
