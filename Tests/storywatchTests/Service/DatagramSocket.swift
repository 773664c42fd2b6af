import Glibc
import TestSupport

/// A socket that others send datagrams to, as systemd and journald have them.
final class DatagramSocket: Sendable {
  private let file: Int32

  struct Failure: Error {
    var code: Int32
  }

  init(path: String) throws {
    file = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(file, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else { throw Failure(code: errno) }
  }

  deinit {
    close(file)
  }

  /// Every datagram that is there.
  func receiveAll() -> [[UInt8]] {
    var found: [[UInt8]] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(file, &buffer, buffer.count, Int32(MSG_DONTWAIT))
      guard count >= 0 else { return found }
      found.append(Array(buffer[..<count]))
    }
  }
}
