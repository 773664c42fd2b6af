import CCurl
import News

/// What a hop says in header fields: lines of C text, end to end.
struct HeaderText {
  /// Each line ends with a zero.
  private(set) var bytes: [UInt8] = []
  private(set) var starts: [Int] = []

  init(_ hop: Hop) throws(FetchError) {
    bytes.reserveCapacity(512)
    starts.reserveCapacity(12)
    addUsual("User-Agent", hop.request.userAgent, hop)
    addUsual("Accept", hop.request.accept, hop)
    addUsual("Accept-Encoding", Self.encodings, hop)
    // Byte for byte: a validator is an opaque string, and may hold bytes that are no UTF-8.
    if let etag = hop.validators.etag {
      etag.withUnsafeBufferPointer { add("If-None-Match", $0) }
      // New entries alone, where the server can tell them (RFC 3229, "feed" instance manipulation).
      add("A-IM", "feed")
    }
    if let date = hop.validators.lastModified {
      date.withUnsafeBufferPointer { add("If-Modified-Since", $0) }
    }
    for header in hop.request.headers where hop.isHome || Self.isHarmless(header.name) {
      add(header.name, header.value)
    }
    if hop.isHome {
      for header in hop.request.secretHeaders { add(header.name, header.value) }
    }
    if let content = hop.request.content { add("Content-Type", content.type) }
    if case .bearer(let token) = hop.credentials { add("Authorization", "Bearer \(token)") }
    guard isWhole else { throw .badRequest("a line break in a header") }
  }

  /// What is decoded here, and what this libcurl was built to decode.
  private static let encodings: String = {
    let features = curl_version_info(CURLVERSION_FIRST)?.pointee.features ?? 0
    let brotli = features & Int32(CURL_VERSION_BROTLI) != 0 ? ", br" : ""
    let zstd = features & Int32(CURL_VERSION_ZSTD) != 0 ? ", zstd" : ""
    return "gzip, deflate" + brotli + zstd
  }()

  private static func isHarmless(_ name: String) -> Bool {
    name.lowercased().hasPrefix("accept")
  }

  /// Unless the user has a field of that name. libcurl would add two of these by itself, and print each of them twice.
  private mutating func addUsual(_ name: String, _ value: String, _ hop: Hop) {
    let isOwn = { (header: Request.Header) in header.name.lowercased() == name.lowercased() }
    guard !hop.request.headers.contains(where: isOwn),
      !hop.isHome || !hop.request.secretHeaders.contains(where: isOwn)
    else { return }
    add(name, value)
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
