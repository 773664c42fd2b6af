import Glibc

/// Where a datagram socket of this machine listens: a path, or `@name` for an abstract one (unix(7)).
struct UnixAddress {
  private var address = sockaddr_un()
  private let length: socklen_t

  /// Nil where the name does not fit.
  init?(_ name: String) {
    address.sun_family = sa_family_t(AF_UNIX)
    var path = Array(name.utf8)
    guard !path.isEmpty, path.count < MemoryLayout.size(ofValue: address.sun_path) else {
      return nil
    }
    // An abstract socket is written with @ and addressed with NUL.
    if path.first == UInt8(ascii: "@") { path[0] = 0 }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
    length = socklen_t(MemoryLayout<sa_family_t>.size + path.count)
  }

  /// Sends one datagram over a socket of its own; one that cannot be sent is nobody's error.
  func send(_ bytes: [UInt8]) {
    let file = Self.datagramSocket()
    guard file >= 0 else { return }
    defer { close(file) }
    _ = send(bytes, over: file, flags: Int32(MSG_NOSIGNAL))
  }

  /// True when the kernel took the datagram; else `errno` says why not.
  func send(_ bytes: [UInt8], over file: Int32, flags: Int32) -> Bool {
    withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        sendto(file, bytes, bytes.count, flags, address, length) == bytes.count
      }
    }
  }

  /// Negative where there is none to have.
  static func datagramSocket() -> Int32 {
    socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
  }
}
