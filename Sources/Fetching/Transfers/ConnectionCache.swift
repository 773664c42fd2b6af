import CCurl

/// The connections that transfers leave open for the next one; they close with the last transfer that knew them.
///
/// libcurl 7.88 keeps an empty entry for each host that a connection was ever closed to for want of room, and looks
/// through all of them at each transfer: beyond some thousand hosts that takes more than all else. So a cache serves for a
/// while only. For the fetcher's thread alone.
final class ConnectionCache {
  /// Transfers served by one cache. A few connections are lost with it, of hosts that will not be asked again soon.
  private static let maximumTransfers = 1_024

  private let share: UnsafeMutableRawPointer
  /// Hears of each connection that closes.
  private let sockets: SocketWatch
  private var transfers = 0

  /// Nil when libcurl has no memory.
  init?(_ sockets: SocketWatch) {
    self.sockets = sockets
    guard let share = curl_share_init() else { return nil }
    self.share = share
    guard ccurl_share_set(share, CURLSHOPT_SHARE, CURL_LOCK_DATA_CONNECT) == CURLSHE_OK else {
      return nil
    }
  }

  deinit {
    curl_share_cleanup(share)
  }

  var isWornOut: Bool { transfers >= Self.maximumTransfers }

  /// To be called before `easy` is put into a multi handle; `leave` ends it.
  func join(_ easy: UnsafeMutableRawPointer) throws(FetchError) {
    transfers += 1
    guard ccurl_set_pointer(easy, CURLOPT_SHARE, share) == CURLE_OK else {
      throw .badRequest("libcurl shares no connections")
    }
  }

  /// The multi handle must have let go of `easy` before.
  func leave(_ easy: UnsafeMutableRawPointer) {
    _ = ccurl_set_pointer(easy, CURLOPT_SHARE, nil)
  }
}
