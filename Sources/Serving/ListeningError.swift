import FlyingSocks

/// A place where a server cannot listen, or a listening socket that gives no connections.
public struct ListeningError: Error, CustomStringConvertible {
  public var description: String

  /// With the system's reason, where it gave one.
  init(_ error: any Error) {
    if case .failed(let action, _, let message) = error as? SocketError {
      description = "\(action.lowercased()): \(message)"
    } else {
      description = "\(error)"
    }
  }
}
