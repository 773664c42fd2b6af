import CCurl
import News

/// The header fields of one hop as libcurl wants them.
enum HeaderList {
  /// The caller frees the list.
  static func make(_ hop: Hop) throws(FetchError) -> UnsafeMutablePointer<curl_slist>? {
    var lines = [line("Accept", Array(hop.request.accept.utf8))]
    // Byte for byte: a validator is an opaque string, and may hold bytes that are no UTF-8.
    if let etag = hop.validators.etag {
      lines.append(line("If-None-Match", etag))
      // New entries alone, where the server can tell them (RFC 3229, "feed" instance manipulation).
      lines.append(line("A-IM", Array("feed".utf8)))
    }
    if let date = hop.validators.lastModified { lines.append(line("If-Modified-Since", date)) }
    let own = hop.request.headers + (hop.isHome ? hop.request.secretHeaders : [])
    for header in own { lines.append(line(header.name, Array(header.value.utf8))) }
    if let content = hop.request.content {
      lines.append(line("Content-Type", Array(content.type.utf8)))
    }
    if case .bearer(let token) = hop.credentials {
      lines.append(line("Authorization", Array("Bearer \(token)".utf8)))
    }
    return try list(lines)
  }

  private static func line(_ name: String, _ value: [UInt8]) -> [UInt8] {
    // libcurl takes "Name:" for "leave it out" and "Name;" for "send it empty".
    let isEmpty = value.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    return Array(name.utf8) + (isEmpty ? [UInt8(ascii: ";")] : Array(": ".utf8) + value)
  }

  private static func list(
    _ lines: [[UInt8]]
  ) throws(FetchError) -> UnsafeMutablePointer<curl_slist>? {
    var list: UnsafeMutablePointer<curl_slist>?
    for line in lines {
      guard !line.contains(where: { $0 == 0 || $0 == 10 || $0 == 13 }) else {
        curl_slist_free_all(list)
        throw .badRequest("a line break in a header")
      }
      guard let longer = curl_slist_append(list, line.map { CChar(bitPattern: $0) } + [0]) else {
        curl_slist_free_all(list)
        throw .badRequest("out of memory")
      }
      list = longer
    }
    return list
  }
}
