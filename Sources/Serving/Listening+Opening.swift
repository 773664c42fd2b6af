import FlyingSocks
import Glibc

extension Listening {
  /// A socket on which clients may connect; the caller closes it.
  func open() throws(ListeningError) -> Socket {
    do {
      switch self {
      case .tcp(let address, let port) where address.contains(":"):
        return try Self.listening(at: sockaddr_in6.inet6(ip6: address, port: port))
      case .tcp(let address, let port):
        return try Self.listening(at: sockaddr_in.inet(ip4: address, port: port))
      case .path(let path):
        try SocketPath(path).makeWay()
        return try Self.listening(at: sockaddr_un.unix(path: path))
      case .inherited(let file):
        return Socket(file: .init(rawValue: file))
      }
    } catch {
      throw (error as? ListeningError ?? ListeningError(error)).named(self)
    }
  }

  private static func listening(at address: some SocketAddress) throws -> Socket {
    let socket = try Socket(domain: Int32(address.family))
    do {
      try socket.setValue(true, for: .localAddressReuse)
      try socket.bind(to: address)
      try socket.listen()
      return socket
    } catch {
      try? socket.close()
      throw error
    }
  }

  /// Only this machine can reach it: then the name it is asked by must be this machine's.
  var isOfThisMachine: Bool {
    if case .tcp(let address, _) = self { return address.hasPrefix("127.") || address == "::1" }
    return false
  }
}
