/// The easy handles that rest between two transfers: making one costs as much as a 304.
///
/// For the fetcher's thread alone.
final class EasyHandles {
  /// More than rest at a time are freed; each holds some 10 KB.
  private static let maximumResting = 64

  private var resting: [EasyHandle] = []

  /// Nil when libcurl has no memory.
  func take() -> EasyHandle? {
    resting.popLast() ?? EasyHandle()
  }

  /// The multi handle must have let go of it before. Cookies are never on.
  func giveBack(_ handle: EasyHandle) {
    guard resting.count < Self.maximumResting else { return }
    handle.clear()
    resting.append(handle)
  }
}
