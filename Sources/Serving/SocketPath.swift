import Glibc

/// The path of a socket of this machine to listen at (unix(7)).
struct SocketPath {
  private let path: String
  private var address = sockaddr_un()

  /// Bytes of a path that fits an address, with room for the NUL at its end.
  static let maximumBytes = MemoryLayout<sockaddr_un>.size - MemoryLayout<sa_family_t>.size - 1

  init(_ path: String) throws(ListeningError) {
    guard path.utf8.count <= Self.maximumBytes else {
      throw ListeningError(
        description: "longer than the \(Self.maximumBytes) bytes of a socket's path",
        mayPass: false)
    }
    self.path = path
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
  }

  /// Removes the socket that a crash left at the path. One that somebody listens at, and whatever is no socket, stays
  /// and is an error.
  func makeWay() throws(ListeningError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFSOCK else {
      throw ListeningError(
        description: "what is there is no socket, and stays", mayPass: false)
    }
    guard isDeserted else {
      throw ListeningError(
        description: "another process listens there", mayPass: true)
    }
    unlink(path)
  }

  /// The kernel refuses a connection where nobody listens. A queue that is full, or a socket of another kind, is
  /// somebody's.
  private var isDeserted: Bool {
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
    let file = socket(AF_UNIX, kind | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard file >= 0 else { return false }
    defer { close(file) }
    let result = withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(file, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    return result < 0 && errno == ECONNREFUSED
  }
}
