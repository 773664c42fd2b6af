import GRDB
import Glibc

extension Database {
  /// Lays a copy of the whole database at `path`: under a name of its own until it is complete and on disk; one of an
  /// earlier attempt is replaced.
  func copy(to path: String) throws {
    let part = path + ".part"
    _ = unlink(part)
    defer { _ = unlink(part) }
    try execute(sql: "VACUUM INTO ?", arguments: [part])
    let descriptor = open(part, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreError(errno: errno, path: part) }
    defer { _ = close(descriptor) }
    guard fsync(descriptor) == 0, Glibc.rename(part, path) == 0 else {
      throw StoreError(errno: errno, path: path)
    }
  }
}
