import CCurl
import Text

/// One request and its answer on one easy handle; a redirect is another transfer.
///
/// Made, driven and freed on the fetcher's thread alone. libcurl's callbacks reach it through an
/// unretained pointer; `TransferLoop` keeps it alive until its handle is out of the multi handle.
final class Transfer {
  let ticket: UInt64
  let hop: Hop
  let tools: Tools
  let handle: EasyHandle
  private let connections: ConnectionCache
  private let requestHeaders: HeaderList

  var headers: HeaderCollector
  var body: [UInt8] = []
  /// Of a body that is no feed, as transferred.
  var uselessBytes = 0
  var coding = ContentCoding.identity
  /// Of a body that is decoded here.
  var encodedBytes = 0
  var inflater: Inflater?
  var ending = StreamEnding()
  /// Why a callback stopped the transfer.
  var stop: Stop?
  /// Requests that libcurl put on a connection; it repeats one by itself when a reused connection
  /// broke before any byte.
  var attempts = 0
  /// The final answer's headers were looked at.
  var isJudged = false
  var refusedAddress: Address?
  var openedSockets: [Int32] = []
  /// There was no descriptor for one.
  var lacksDescriptors = false

  /// Bytes on the wire after which the body is whole, where libcurl would wait for more.
  var wholeLength: Int?

  /// A callback's reason to end a transfer.
  enum Stop {
    case failure(FetchError)
    /// The body is whole.
    case whole
    /// The status is known and the rest of the body is of no use.
    case enough
  }

  /// What all transfers of a loop use.
  struct Tools {
    let policy: AddressPolicy
    let handles: EasyHandles
    let sockets: SocketWatch
  }

  /// Writes every option; throws when one is not taken, or libcurl has no memory.
  init(
    ticket: UInt64, hop: Hop, tools: Tools, connections: ConnectionCache
  ) throws(FetchError) {
    let requestHeaders = try HeaderList(hop)
    guard let handle = tools.handles.take() else { throw .badRequest("out of memory") }
    self.requestHeaders = requestHeaders
    self.handle = handle
    self.tools = tools
    self.connections = connections
    self.ticket = ticket
    self.hop = hop
    headers = HeaderCollector(limit: hop.request.limits.maximumHeaderBytes)
    try connections.join(handle.pointer)
    let options = TransferOptions(handle: handle)
    if !handle.isPrepared {
      try options.setShared()
      try installCallbacks(options)
      handle.isPrepared = true
    }
    try options.set(hop, headers: self.requestHeaders.first)
    try aimCallbacks(options)
  }

  /// The multi handle must have let go of the easy handle before.
  deinit {
    connections.leave(handle.pointer)
    tools.handles.giveBack(handle)
  }

  /// Wire bytes of the body so far.
  var wireBytes: Int {
    Int(clamping: ccurl_info_offset(handle.pointer, CURLINFO_SIZE_DOWNLOAD_T))
  }
}
