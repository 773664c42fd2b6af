import FlyingSocks
import Glibc

/// One client, who is read a request and sent an answer.
struct Connection {
  let socket: AsyncSocket
  let pool: any AsyncSocketPool

  /// What came of a request before its body.
  enum Head {
    /// With the empty line that ends it.
    case complete([UInt8])
    case tooLong
  }

  /// A browser's request has half a kilobyte.
  static let maximumHead = 8_192

  /// Reads until the head is whole, or longer than any that is meant well.
  func head() async throws -> Head {
    var bytes: [UInt8] = []
    while bytes.count < Self.maximumHead {
      let known = bytes.count
      bytes += try await socket.read(atMost: Self.maximumHead - known)
      if let end = Self.end(of: bytes, from: max(0, known - 2)) {
        return .complete(Array(bytes[..<end]))
      }
    }
    return .tooLong
  }

  func send(_ bytes: [UInt8]) async throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(
          socket.socket.file.rawValue, $0.baseAddress?.advanced(by: sent), bytes.count - sent,
          Int32(MSG_NOSIGNAL))
      }
      if count > 0 {
        sent += count
      } else if count < 0, errno == EAGAIN {
        try await pool.suspendSocket(socket.socket, untilReadyFor: .write)
      } else if count == 0 || errno != EINTR {
        throw SocketError.makeFailed("send")
      }
    }
  }

  func close() {
    try? socket.close()
  }

  /// Behind the first empty line that ends at `start` or later; lines end with LF or CRLF (RFC 9112 2.2).
  private static func end(of bytes: [UInt8], from start: Int) -> Int? {
    for index in start..<bytes.count where bytes[index] == 0x0a {
      let next = index + 1
      if next < bytes.count, bytes[next] == 0x0a { return next + 1 }
      if next + 1 < bytes.count, bytes[next] == 0x0d, bytes[next + 1] == 0x0a { return next + 2 }
    }
    return nil
  }
}
