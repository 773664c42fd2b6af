import News

/// What a hop says in header fields: lines of C text, end to end.
struct HeaderText {
  /// Each line ends with a zero.
  private(set) var bytes: [UInt8] = []
  private(set) var starts: [Int] = []

  init(_ hop: Hop) throws(FetchError) {
    bytes.reserveCapacity(512)
    starts.reserveCapacity(8)
    add("Accept", hop.request.accept)
    // Byte for byte: a validator is an opaque string, and may hold bytes that are no UTF-8.
    if let etag = hop.validators.etag {
      etag.withUnsafeBufferPointer { add("If-None-Match", $0) }
      // New entries alone, where the server can tell them (RFC 3229, "feed" instance manipulation).
      add("A-IM", "feed")
    }
    if let date = hop.validators.lastModified {
      date.withUnsafeBufferPointer { add("If-Modified-Since", $0) }
    }
    for header in hop.request.headers { add(header.name, header.value) }
    if hop.isHome {
      for header in hop.request.secretHeaders { add(header.name, header.value) }
    }
    if let content = hop.request.content { add("Content-Type", content.type) }
    if case .bearer(let token) = hop.credentials { add("Authorization", "Bearer \(token)") }
    guard isWhole else { throw .badRequest("a line break in a header") }
  }

  private mutating func add(_ name: String, _ value: String) {
    var value = value
    value.withUTF8 { add(name, $0) }
  }

  private mutating func add(_ name: String, _ value: UnsafeBufferPointer<UInt8>) {
    starts.append(bytes.count)
    var name = name
    name.withUTF8 { bytes.append(contentsOf: $0) }
    // libcurl takes "Name:" for "leave it out" and "Name;" for "send it empty".
    if value.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
      bytes.append(0x3b)
    } else {
      bytes.append(0x3a)
      bytes.append(0x20)
      bytes.append(contentsOf: value)
    }
    bytes.append(0)
  }

  /// No line ends before its end.
  private var isWhole: Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var zeros = 0
      for byte in bytes {
        if byte == 10 || byte == 13 { return false }
        if byte == 0 { zeros += 1 }
      }
      return zeros == starts.count
    }
  }
}
