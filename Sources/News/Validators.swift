/// ETag and Last-Modified of the last stored response (RFC 9110 8.8), byte for byte as they came.
public struct Validators: Hashable, Codable, Sendable {
  /// The field value as received: weak prefix, missing quotes and odd bytes included.
  public var etag: [UInt8]?
  /// The field value as received: an opaque string, never a date to be parsed.
  public var lastModified: [UInt8]?

  public init(etag: [UInt8]? = nil, lastModified: [UInt8]? = nil) {
    self.etag = etag
    self.lastModified = lastModified
  }

  public var isEmpty: Bool { etag == nil && lastModified == nil }
}
