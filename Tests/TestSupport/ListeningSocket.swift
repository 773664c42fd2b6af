import Glibc

/// A TCP socket that listens on a free port.
enum ListeningSocket {
  static func open(host: String) throws(SocketError) -> (descriptor: Int32, port: UInt16) {
    let isSix = host.contains(":")
    let descriptor = socket(isSix ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw SocketError(number: errno) }
    let port = isSix ? bindSix(descriptor) : bindFour(descriptor, host)
    guard let port, listen(descriptor, 128) == 0 else {
      close(descriptor)
      throw SocketError(number: errno)
    }
    return (descriptor, port)
  }

  private static func bindFour(_ descriptor: Int32, _ host: String) -> UInt16? {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    inet_pton(AF_INET, host, &address.sin_addr)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutableBytes(of: &address) { bytes -> Bool in
      guard let start = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else {
        return false
      }
      return bind(descriptor, start, length) == 0 && getsockname(descriptor, start, &length) == 0
    }
    return isBound ? UInt16(bigEndian: address.sin_port) : nil
  }

  private static func bindSix(_ descriptor: Int32) -> UInt16? {
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    inet_pton(AF_INET6, "::1", &address.sin6_addr)
    var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
    let isBound = withUnsafeMutableBytes(of: &address) { bytes -> Bool in
      guard let start = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else {
        return false
      }
      return bind(descriptor, start, length) == 0 && getsockname(descriptor, start, &length) == 0
    }
    return isBound ? UInt16(bigEndian: address.sin6_port) : nil
  }
}
