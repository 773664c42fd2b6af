import CCurl

/// libcurl's easy handles that rest between two transfers: making one costs as much as a 304.
///
/// For the fetcher's thread alone.
final class EasyHandles {
  /// More than rest at a time are freed; each holds some 10 KB.
  private static let maximumResting = 16

  private var resting: [UnsafeMutableRawPointer] = []

  deinit {
    for handle in resting { curl_easy_cleanup(handle) }
  }

  /// A handle without any option; nil when libcurl has no memory.
  func take() -> UnsafeMutableRawPointer? {
    resting.popLast() ?? curl_easy_init()
  }

  /// The multi handle must have let go of it before. Options, secrets among them, are wiped; cookies are never on.
  func giveBack(_ handle: UnsafeMutableRawPointer) {
    guard resting.count < Self.maximumResting else {
      curl_easy_cleanup(handle)
      return
    }
    curl_easy_reset(handle)
    resting.append(handle)
  }
}
