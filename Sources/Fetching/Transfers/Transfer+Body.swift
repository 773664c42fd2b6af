extension Transfer {
  /// RFC 1952 2.3.1: the two bytes of its name, and deflate.
  private static let gzipMagic: [UInt8] = [0x1f, 0x8b, 0x08]

  /// More of an error's or redirect's body is not worth a reused connection.
  private static let uselessBodyBytes = 64 << 10

  /// A declared length is believed so far before its bytes have come.
  private static let trustedBytes = 1 << 20

  /// Once, when the final answer's headers are there and before its body is read.
  func judgeHeaders() -> Stop? {
    let length = ContentLength(headers.fields)
    coding = ContentCoding(headers.fields)
    guard (200..<300).contains(headers.status) else {
      if coding != .identity { handle.leaveEncoded() }
      return length.first ?? 0 > Self.uselessBodyBytes ? .enough : nil
    }
    if length.isContradictory { return .failure(.badHeaders("two lengths of the body")) }
    if let declared = length.first, declared > wireLimit { return .failure(tooMuchOnWire) }
    chooseDecoder()
    body.reserveCapacity(min(length.first ?? 0, Self.trustedBytes))
    // RFC 2616 had a name for no coding at all; libcurl takes any name for a coding, and waits for the connection to close.
    if ContentCoding.tokens(headers.fields.all("Transfer-Encoding")) == ["identity"],
      isPlain || inflater != nil
    {
      wholeLength = length.first
    }
    return wholeLength == 0 ? .whole : nil
  }

  /// gzip and deflate are decoded here, the others by libcurl: 7.88 asks at each piece of a body whether to decode it.
  private func chooseDecoder() {
    switch coding {
    case .identity: return
    case .gzip: inflater = Inflater(.gzip)
    case .deflate: inflater = Inflater(.deflate)
    case .unknown: break
    case .zstd:
      ending = StreamEnding(headers.fields)
      return handle.watchWire()
    case .libcurl: return handle.watchWire()
    }
    handle.leaveEncoded()
  }

  /// False ends the transfer; `stop` says why.
  func takeBody(_ piece: UnsafeRawBufferPointer) -> Bool {
    guard (200..<300).contains(headers.status) else { return takeUseless(piece.count) }
    guard let wholeLength else { return take(piece) }
    let left = wholeLength - plainBytes
    guard take(UnsafeRawBufferPointer(rebasing: piece.prefix(left))) else { return false }
    guard plainBytes >= wholeLength else { return true }
    stop = .whole
    return false
  }

  private func take(_ piece: UnsafeRawBufferPointer) -> Bool {
    // A packed file that its server does not call one; no document begins so.
    if isPlain, body.isEmpty, piece.starts(with: Self.gzipMagic) { inflater = Inflater(.gzip) }
    if let inflater { return decode(piece, inflater) }
    let limit = hop.request.limits.maximumBodyBytes
    guard piece.count <= limit - body.count else {
      stop = .failure(.tooLarge(.body(limit)))
      return false
    }
    body.append(contentsOf: piece)
    return true
  }

  /// Of the body as it came.
  private var plainBytes: Int { inflater == nil ? body.count : encodedBytes }

  private func decode(_ piece: UnsafeRawBufferPointer, _ inflater: Inflater) -> Bool {
    encodedBytes += piece.count
    let limit = hop.request.limits.maximumBodyBytes
    guard encodedBytes <= wireLimit else {
      stop = .failure(tooMuchOnWire)
      return false
    }
    do throws(Inflater.Failure) {
      try inflater.add(piece, to: &body, limit: limit)
      return true
    } catch {
      stop =
        switch error {
        case .tooLarge: .failure(.tooLarge(.body(limit)))
        case .broken: .failure(.badProtocol("the compression is broken"))
        }
      return false
    }
  }

  private func takeUseless(_ count: Int) -> Bool {
    uselessBytes += count
    guard uselessBytes > Self.uselessBodyBytes else { return true }
    stop = .enough
    return false
  }

  /// A compressed stream may be endless on the wire and decode to nothing.
  func takeProgress(wireBytes: Int) -> Bool {
    guard stop == nil else { return false }
    guard wireBytes > wireLimit else { return true }
    stop = .failure(tooMuchOnWire)
    return false
  }

  /// The coded data came to its end.
  var isDecodedWhole: Bool { inflater?.isWhole ?? ending.isWhole }

  private var isPlain: Bool { coding == .identity || coding == .unknown }

  /// A feed is at least halved by any coding: what is longer is none.
  private var wireLimit: Int {
    let limit = hop.request.limits.maximumBodyBytes
    return isPlain ? limit : limit / 2
  }

  private var tooMuchOnWire: FetchError {
    .tooLarge(isPlain ? .body(wireLimit) : .wire(wireLimit))
  }
}
