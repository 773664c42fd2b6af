import CCurl
import Glibc

extension Transfer {
  /// More of an error's or redirect's body is not worth a reused connection.
  private static let uselessBodyBytes = 64 << 10

  func installCallbacks(_ options: TransferOptions) throws(FetchError) {
    let me = Unmanaged.passUnretained(self).toOpaque()
    for option in [
      CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_OPENSOCKETDATA, CURLOPT_PREREQDATA,
      CURLOPT_XFERINFODATA, CURLOPT_DEBUGDATA, CURLOPT_PRIVATE,
    ] { try options.set(option, pointer: me) }
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
    guard headers.add(line) else {
      stop = .failure(.tooLarge(.headers(hop.request.limits.maximumHeaderBytes)))
      return false
    }
    guard headers.isComplete, !isJudged else { return true }
    isJudged = true
    stop = judgeHeaders()
    if headers.fields["Content-Encoding"] != nil { watchWire() }
    return stop == nil
  }

  /// From here on the bytes as they come are seen, and counted, before they are decoded. A tenth of a poll's time,
  /// so only where something is to be decoded.
  private func watchWire() {
    _ = ccurl_set_long(handle, CURLOPT_VERBOSE, 1)
    _ = ccurl_set_long(handle, CURLOPT_NOPROGRESS, 0)
  }

  /// Once, when the final answer's headers are there and before its body is read.
  private func judgeHeaders() -> Stop? {
    guard (200..<300).contains(headers.status) else {
      let declared = ContentLength(headers.fields).first ?? 0
      return declared > Self.uselessBodyBytes ? .enough : nil
    }
    let length = ContentLength(headers.fields)
    if length.isContradictory { return .failure(.badHeaders("two lengths of the body")) }
    if let declared = length.first, declared > wireLimit { return .failure(tooMuchOnWire) }
    ending = StreamEnding(headers.fields)
    return nil
  }

  private func takeBody(_ piece: UnsafeRawBufferPointer) -> Bool {
    guard (200..<300).contains(headers.status) else { return takeUseless(piece.count) }
    let limit = hop.request.limits.maximumBodyBytes
    guard piece.count <= limit - body.count else {
      stop = .failure(.tooLarge(.body(limit)))
      return false
    }
    body.append(contentsOf: piece)
    return true
  }

  private func takeUseless(_ count: Int) -> Bool {
    uselessBytes += count
    guard uselessBytes > Self.uselessBodyBytes else { return true }
    stop = .enough
    return false
  }

  /// A compressed stream may be endless on the wire and decode to nothing.
  private func takeProgress(wireBytes: Int) -> Bool {
    guard stop == nil else { return false }
    if headers.isComplete, !(200..<300).contains(headers.status) {
      guard wireBytes > Self.uselessBodyBytes else { return true }
      stop = .enough
      return false
    }
    guard wireBytes > wireLimit else { return true }
    stop = .failure(tooMuchOnWire)
    return false
  }

  private var isCoded: Bool {
    headers.fields["Content-Encoding"].map { $0 != Array("identity".utf8) } ?? false
  }

  /// A feed is at least halved by any coding: what is longer is none.
  private var wireLimit: Int {
    let limit = hop.request.limits.maximumBodyBytes
    return isCoded ? limit / 2 : limit
  }

  private var tooMuchOnWire: FetchError {
    .tooLarge(isCoded ? .wire(wireLimit) : .body(wireLimit))
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
    openedSockets += 1
    return socket(
      address.family, address.socktype | Int32(SOCK_CLOEXEC.rawValue), address.protocol)
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
      return Address(hop.url.origin.host).map { !policy.refuses($0) } ?? true
    }
    return !policy.refuses(peer)
  }
}
