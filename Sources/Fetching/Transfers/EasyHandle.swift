import CCurl

/// A handle of libcurl's for one transfer after another, with the options that all of them share: writing each anew
/// cost a tenth of a 304.
///
/// For the fetcher's thread alone.
final class EasyHandle {
  let pointer: UnsafeMutableRawPointer
  /// libcurl writes its complaints here, CURL_ERROR_SIZE bytes.
  private let complaint = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  /// The options that all transfers share are written.
  var isPrepared = false
  /// Holds what no other transfer may see or use: to be wiped.
  var isSpecial = false
  /// Has options that were made for one answer.
  private var isAltered = false

  /// Nil when libcurl has no memory.
  init?() {
    guard let pointer = curl_easy_init() else { return nil }
    self.pointer = pointer
    complaint.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    curl_easy_cleanup(pointer)
    complaint.deallocate()
  }

  /// Forgets the last transfer, and all options where some were its own alone. The multi handle must have let go of it.
  func clear() {
    complaint[0] = 0
    if isSpecial {
      curl_easy_reset(pointer)
      (isPrepared, isSpecial, isAltered) = (false, false, false)
      return
    }
    _ = ccurl_set_list(pointer, CURLOPT_HTTPHEADER, nil)
    guard isAltered else { return }
    _ = ccurl_set_long(pointer, CURLOPT_VERBOSE, 0)
    _ = ccurl_set_long(pointer, CURLOPT_NOPROGRESS, 1)
    _ = ccurl_set_long(pointer, CURLOPT_HTTP_CONTENT_DECODING, 1)
    isAltered = false
  }

  /// The body comes as it is transferred.
  func leaveEncoded() {
    _ = ccurl_set_long(pointer, CURLOPT_HTTP_CONTENT_DECODING, 0)
    isAltered = true
  }

  /// From here on the bytes as they come are seen, and counted, before they are decoded. A tenth of a poll's time,
  /// so only where libcurl is to decode something.
  func watchWire() {
    _ = ccurl_set_long(pointer, CURLOPT_VERBOSE, 1)
    _ = ccurl_set_long(pointer, CURLOPT_NOPROGRESS, 0)
    isAltered = true
  }

  /// What libcurl said, made harmless.
  var reason: String { FetchError.plain(String(cString: complaint)) }

  func keepComplaints() -> CURLcode {
    ccurl_set_pointer(pointer, CURLOPT_ERRORBUFFER, complaint)
  }
}
