import Glibc
import Text

extension Address {
  /// From the socket address of a connection about to be made; nil for other families.
  init?(family: Int32, socketAddress: UnsafeRawBufferPointer) {
    switch family {
    case AF_INET where socketAddress.count >= 8:
      self.init(bytes: Array(socketAddress[4..<8]))
    case AF_INET6 where socketAddress.count >= 24:
      self.init(bytes: Array(socketAddress[8..<24]))
    default:
      return nil
    }
  }
}
