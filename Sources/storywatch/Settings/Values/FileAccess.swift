import Glibc

/// What this process may do with a file, asked before it is needed.
enum FileAccess {
  static func isReadable(_ path: String) -> Bool {
    access(path, R_OK) == 0
  }
}
