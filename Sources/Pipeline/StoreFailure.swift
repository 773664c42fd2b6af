import Storage

/// An error of the store, as a command tells it.
public struct StoreFailure: Error, Hashable, Sendable {
  public var message: String
  /// Worth trying again: a lock held by another, a full disk.
  public var mayPass: Bool

  init(_ error: StoreError) {
    message = "\(error)"
    if case .locked = error { mayPass = true } else { mayPass = error.isPassing }
  }

  /// What `error` is to a command; nil where it is none of the store's.
  public init?(_ error: any Error) {
    guard let error = error as? StoreError else { return nil }
    self.init(error)
  }
}
