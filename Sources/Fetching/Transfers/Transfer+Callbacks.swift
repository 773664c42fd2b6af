import CCurl
import Glibc
import Text

extension Transfer {
  /// Has the handle's callbacks reach this transfer.
  func aimCallbacks(_ options: TransferOptions) throws(FetchError) {
    let me = Unmanaged.passUnretained(self).toOpaque()
    try options.set(CURLOPT_WRITEDATA, pointer: me)
    try options.set(CURLOPT_HEADERDATA, pointer: me)
    try options.set(CURLOPT_OPENSOCKETDATA, pointer: me)
    try options.set(CURLOPT_PREREQDATA, pointer: me)
    try options.set(CURLOPT_XFERINFODATA, pointer: me)
    try options.set(CURLOPT_DEBUGDATA, pointer: me)
    try options.set(CURLOPT_PRIVATE, pointer: me)
  }

  /// Once for each handle: which functions libcurl calls.
  func installCallbacks(_ options: TransferOptions) throws(FetchError) {
    let handle = handle.pointer
    try tools.sockets.hearOfClosing(options, handle)
    try options.accept(
      ccurl_set_data_function(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, me in
        let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return Transfer.from(me)?.takeBody(piece) == true ? piece.count : 0
      }, "callbacks")
    try options.accept(
      ccurl_set_data_function(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, me in
        let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return Transfer.from(me)?.takeHeader(line) == true ? line.count : 0
      }, "callbacks")
    try options.accept(
      ccurl_set_open_socket_function(handle) { me, _, address in
        guard let address, let transfer = Transfer.from(me) else { return CURL_SOCKET_BAD }
        return transfer.openSocket(&address.pointee)
      }, "callbacks")
    try options.accept(
      ccurl_set_prerequest_function(handle) { me, peer, _, _, _ in
        guard let peer, Transfer.from(me)?.allowsRequest(to: String(cString: peer)) == true
        else { return CURL_PREREQFUNC_ABORT }
        return CURL_PREREQFUNC_OK
      }, "callbacks")
    try options.accept(
      ccurl_set_progress_function(handle) { me, _, wireBytes, _, _ in
        Transfer.from(me)?.takeProgress(wireBytes: Int(clamping: wireBytes)) == true ? 0 : 1
      }, "callbacks")
    try options.accept(
      ccurl_set_debug_function(handle) { _, kind, bytes, count, me in
        guard kind == CURLINFO_DATA_IN else { return 0 }
        Transfer.from(me)?.ending.add(UnsafeRawBufferPointer(start: bytes, count: count))
        return 0
      }, "callbacks")
  }

  static func from(_ pointer: UnsafeMutableRawPointer?) -> Transfer? {
    pointer.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }
}

extension Transfer {
  /// False ends the transfer; `stop` says why.
  private func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
    if let refusal = headers.add(line) {
      stop =
        switch refusal {
        case .tooLarge: .failure(.tooLarge(.headers(hop.request.limits.maximumHeaderBytes)))
        case .switchedProtocol: .failure(.badProtocol("status 101, and nobody asked to switch"))
        }
      return false
    }
    guard headers.isComplete, !isJudged else { return true }
    isJudged = true
    if !openedSockets.isEmpty, isInOrder { tools.sockets.noteOrder(openedSockets) }
    stop = judgeHeaders()
    return stop == nil
  }

  /// The address is judged here, after every disguise in the URL and the DNS is off.
  private func openSocket(_ address: inout curl_sockaddr) -> curl_socket_t {
    let known = withUnsafeBytes(of: &address.addr) { bytes in
      Address(
        family: address.family,
        socketAddress: UnsafeRawBufferPointer(
          start: bytes.baseAddress, count: min(Int(address.addrlen), 128)))
    }
    guard let known else { return CURL_SOCKET_BAD }
    guard isAllowed(known) else {
      refusedAddress = known
      return CURL_SOCKET_BAD
    }
    let socket = tools.sockets.open(
      address.family, address.socktype | Int32(SOCK_CLOEXEC.rawValue), address.protocol)
    if socket < 0, FetchError.meansNoDescriptors(errno) { lacksDescriptors = true }
    openedSockets.append(socket)
    return socket
  }

  private var isInOrder: Bool {
    (CURL_HTTP_VERSION_1_0...CURL_HTTP_VERSION_1_1).contains(
      Int(ccurl_info_long(handle.pointer, CURLINFO_HTTP_VERSION)))
  }

  /// Called for each request put on a connection, new or reused: an address that another feed was
  /// allowed is judged again, and libcurl's own repetitions are bounded.
  private func allowsRequest(to peer: String) -> Bool {
    attempts += 1
    guard attempts <= 2 else {
      stop = .failure(.connectionLost("twice in a row"))
      return false
    }
    guard let address = Address(peer) else { return hop.request.proxy != nil }
    guard isAllowed(address) else {
      refusedAddress = address
      stop = .failure(.refusedAddress(address.description))
      return false
    }
    return true
  }

  /// A proxy is the user's own choice; behind one, only addresses written in the URL can be judged.
  private func isAllowed(_ peer: Address) -> Bool {
    if hop.isHome, hop.request.allowsPrivateNetworks { return true }
    if hop.request.proxy != nil {
      return Address(hop.url.origin.host).map { !tools.policy.refuses($0) } ?? true
    }
    return !tools.policy.refuses(peer)
  }
}
