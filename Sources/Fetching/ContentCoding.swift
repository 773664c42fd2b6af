/// How a body is encoded, by what its Content-Encoding fields name (RFC 9110 8.4).
enum ContentCoding: Hashable {
  case identity, gzip, deflate, zstd
  /// Brotli, or one upon another.
  case libcurl
  /// No coding that we offer: `utf-8`, `none` and `binary` were seen, with a body as it is.
  case unknown

  init(_ headers: HeaderFields) {
    let codings = Self.tokens(headers.all("Content-Encoding")).filter { $0 != "identity" }
    guard let first = codings.first else {
      self = .identity
      return
    }
    guard codings.count == 1 else {
      self = .libcurl
      return
    }
    switch first {
    case "gzip", "x-gzip": self = .gzip
    case "deflate": self = .deflate
    case "zstd": self = .zstd
    case "br": self = .libcurl
    default: self = .unknown
    }
  }

  /// The words of a list of words, in lower case.
  static func tokens(_ values: [[UInt8]]) -> [String] {
    values.flatMap { $0.split(separator: UInt8(ascii: ",")) }
      .map { $0.filter { $0 != 0x20 && $0 != 0x09 } }.filter { !$0.isEmpty }
      .map { String(decoding: $0, as: UTF8.self).lowercased() }
  }
}
