import FlyingSocks
import Glibc
import Synchronization

/// Puts a listening socket that systemd passed in the place of the one that the server opened.
///
/// The library always opens its own. Its first wait is for that socket's first connection; before it, the
/// passed socket takes over its descriptor, and nobody knows the difference.
final class InheritedSocketPool<Pool: AsyncSocketPool>: AsyncSocketPool {
  private let file: Int32
  /// Nil when it has taken its place.
  private let passed = Mutex<Int32?>(nil)
  private let pool: Pool

  init(_ file: Int32, pool: Pool) {
    self.file = file
    self.pool = pool
  }

  func prepare() async throws {
    passed.withLock { $0 = file }
    try await pool.prepare()
  }

  func run() async throws {
    try await pool.run()
  }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    let file = passed.withLock { passed in
      defer { passed = nil }
      return passed
    }
    if let file {
      guard dup2(file, socket.file.rawValue) >= 0 else {
        throw SocketError.makeFailed("dup2")
      }
      try socket.setFlags(.nonBlocking)
    }
    try await pool.suspendSocket(socket, untilReadyFor: events)
  }
}

/// An address that the kernel chooses in the abstract name space (unix(7), autobind): for a socket that nobody
/// will connect to.
struct UnnamedAddress: SocketAddress {
  static let family = sa_family_t(AF_UNIX)

  func withSockAddr<R, E: Error>(
    _ body: (UnsafePointer<sockaddr>, socklen_t) throws(E) -> R
  ) throws(E) -> R {
    var address = sockaddr()
    address.sa_family = Self.family
    return try body(&address, socklen_t(MemoryLayout<sa_family_t>.size))
  }
}
