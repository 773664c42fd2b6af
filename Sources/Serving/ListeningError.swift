import FlyingSocks
import Glibc

/// A place where a server cannot listen, or a listening socket that gives no connections.
public struct ListeningError: Error, CustomStringConvertible {
  public var description: String
  /// Worth trying again: an address that another has, or that is not there yet.
  public var mayPass: Bool

  init(description: String, mayPass: Bool) {
    self.description = description
    self.mayPass = mayPass
  }

  /// With the system's reason, where it gave one.
  init(_ error: any Error) {
    guard case .failed(let action, let code, let message) = error as? SocketError else {
      self.init(description: "\(error)", mayPass: true)
      return
    }
    self.init(
      description: "\(action.lowercased()): \(message)",
      mayPass: ![EACCES, EPERM, EROFS, ENOENT, ENOTDIR].contains(code))
  }

  /// The same, with the place in front.
  func named(_ place: Listening) -> ListeningError {
    ListeningError(description: "\(place): \(description)", mayPass: mayPass)
  }
}
