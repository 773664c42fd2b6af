import CCurl
import Glibc

/// Both ends of a connection, which tell it from all others that are open.
struct ConnectionEnds: Hashable {
  var peer: String
  var peerPort: Int32
  var localPort: Int32
}

/// HTTP/1 answers in order (RFC 9112 9.3.2): what comes unasked would be taken for the answer to the next request, which
/// may be another feed's of the same host. libcurl 7.88 looks only whether a connection is closed.
extension SocketWatch {
  private static let pieceBytes = 4_096
  /// More than any system holds back for a socket by default.
  private static let mostPieces = 4_096

  /// Whether one of the sockets that were opened just now is the connection with these ends.
  func know(_ ends: ConnectionEnds, among opened: [Int32]) -> Bool {
    guard let socket = opened.first(where: { Self.localPort($0) == ends.localPort }),
      self.opened[socket]?.ends == nil
    else { return false }
    self.opened[socket]?.ends = ends
    connections[ends] = socket
    return true
  }

  /// The connection speaks HTTP/1.
  func noteOrder(_ ends: ConnectionEnds) {
    guard let socket = connections[ends] else { return }
    opened[socket]?.isInOrder = true
  }

  /// Closes a connection on which something came unasked; libcurl finds it closed and makes another.
  func closeIfUnasked(_ ends: ConnectionEnds) -> Bool {
    guard let socket = connections[ends] else { return false }
    return closeIfUnasked(socket)
  }

  func closeIfUnasked(_ socket: Int32) -> Bool {
    guard opened[socket]?.isInOrder == true else { return false }
    var byte: UInt8 = 0
    guard recv(socket, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) > 0 else {
      return false
    }
    // What has arrived could be read even now.
    var piece = [UInt8](repeating: 0, count: Self.pieceBytes)
    for _ in 0..<Self.mostPieces
    where recv(socket, &piece, piece.count, Int32(MSG_DONTWAIT)) <= 0 {
      break
    }
    shutdown(socket, Int32(SHUT_RDWR))
    return true
  }

  /// Forgets a connection that closes.
  func forget(_ socket: Int32) {
    guard let watching = opened.removeValue(forKey: socket), let ends = watching.ends else {
      return
    }
    connections[ends] = nil
  }

  private static func localPort(_ socket: Int32) -> Int32? {
    var address = sockaddr_storage()
    var length = socklen_t(MemoryLayout.size(ofValue: address))
    let failed = withUnsafeMutableBytes(of: &address) { bytes in
      getsockname(socket, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, &length)
    }
    guard failed == 0 else { return nil }
    // Second in sockaddr_in and in sockaddr_in6, in network order.
    return withUnsafeBytes(of: address) { Int32($0[2]) << 8 | Int32($0[3]) }
  }
}
