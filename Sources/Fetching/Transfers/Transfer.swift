import CCurl

/// One request and its answer on one easy handle; a redirect is another transfer.
///
/// Made, driven and freed on the fetcher's thread alone. libcurl's callbacks reach it through an
/// unretained pointer; `TransferLoop` keeps it alive until its handle is out of the multi handle.
final class Transfer {
  let ticket: UInt64
  let hop: Hop
  let policy: AddressPolicy
  let handle: UnsafeMutableRawPointer
  private let handles: EasyHandles
  private let connections: ConnectionCache
  private var requestHeaders: UnsafeMutablePointer<curl_slist>?
  /// libcurl writes its complaints here, CURL_ERROR_SIZE bytes.
  private let complaint = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

  var headers: HeaderCollector
  var body: [UInt8] = []
  /// Of a body that is no feed, decoded.
  var uselessBytes = 0
  var ending = StreamEnding()
  /// Why a callback stopped the transfer.
  var stop: Stop?
  /// Requests that libcurl put on a connection; it repeats one by itself when a reused connection
  /// broke before any byte.
  var attempts = 0
  /// The final answer's headers were looked at.
  var isJudged = false
  var refusedAddress: Address?
  var openedSockets = 0

  /// A callback's reason to end a transfer.
  enum Stop {
    case failure(FetchError)
    /// The status is known and the rest of the body is of no use.
    case enough
  }

  /// Nil when libcurl has no memory.
  init?(
    ticket: UInt64, hop: Hop, policy: AddressPolicy, handles: EasyHandles,
    connections: ConnectionCache
  ) {
    guard let handle = handles.take() else { return nil }
    self.handles = handles
    self.connections = connections
    self.ticket = ticket
    self.hop = hop
    self.policy = policy
    self.handle = handle
    headers = HeaderCollector(limit: hop.request.limits.maximumHeaderBytes)
    complaint.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  /// The multi handle must have let go of the easy handle before.
  deinit {
    connections.leave(handle)
    handles.giveBack(handle)
    curl_slist_free_all(requestHeaders)
    complaint.deallocate()
  }

  /// Writes every option; throws when one is not taken.
  func prepare() throws(FetchError) {
    let options = TransferOptions(handle: handle)
    requestHeaders = try HeaderList.make(hop)
    try connections.join(handle)
    try options.set(hop, headers: requestHeaders)
    try options.set(CURLOPT_ERRORBUFFER, pointer: complaint)
    try installCallbacks(options)
  }

  /// What libcurl said, made harmless.
  var reason: String {
    FetchError.plain(String(cString: complaint))
  }

  /// Wire bytes of the body so far.
  var wireBytes: Int {
    Int(clamping: ccurl_info_offset(handle, CURLINFO_SIZE_DOWNLOAD_T))
  }
}
