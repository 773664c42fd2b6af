import Fetching
import TestSupport
import Testing

@Suite struct TruncationTests {
  private static let feed = Array(
    "<rss><channel><title>Invented Gazette</title></channel></rss>".utf8)

  @Test func `a body shorter than its length is no body`() async throws {
    let result = try await result(
      sending: "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: 100\r\n\r\n<rss/>")
    #expect(result.error == .truncated(""))
  }

  @Test(arguments: [
    "6\r\n<rss/>\r\n", "6\r\n<rss/>\r\n0\r\n", "9\r\n<rss/>", "6\r\n<rss/>\r\nzz\r\n",
  ])
  func `a chunked body without its end is no body`(body: String) async throws {
    let result = try await result(
      sending: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body)
    #expect(result.error != nil)
    #expect(result.error?.isConnectionLevel == false)
  }

  @Test func `a connection that breaks in the body is no answer`() async throws {
    let (result, heard) = try await result { _, connection in
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n<rss>")
      connection.wait(.milliseconds(100))
      connection.resetOnClose()
      return false
    }
    guard case .truncated = result.error else {
      Issue.record("\(result)")
      return
    }
    #expect(heard.count == 1)
  }

  @Test func `a body that ends with its connection is whole`() async throws {
    let result = try await result(sending: "HTTP/1.0 200 OK\r\n\r\n<rss/>")
    #expect(text(try result.get().body) == "<rss/>")
  }

  @Test(arguments: ["identity", "Identity"], [false, true])
  func `a body without a transfer coding ends with its length, though its connection stays open`(
    name: String, isPacked: Bool
  ) async throws {
    let body = isPacked ? Compression.gzip(Self.feed) : Self.feed
    let (result, _) = try await result { _, connection in
      connection.send(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: \(name)\r\nContent-Length: \(body.count)\r\n"
          + (isPacked ? "Content-Encoding: gzip\r\n\r\n" : "\r\n"))
      connection.send(body)
      connection.wait(.seconds(2))
      return false
    }
    let response = try result.get()
    #expect(response.body == Self.feed && response.elapsed < .seconds(1))
  }

  @Test func `a packed file is unpacked, though its server does not call it one`() async throws {
    let packed = Compression.gzip(Self.feed)
    #expect(try await decoded(packed, "", isChunked: false).get().body == Self.feed)
    #expect(try await decoded(packed, "identity", isChunked: true).get().body == Self.feed)
    let cut = try await decoded(Array(packed.dropLast(3)), "", isChunked: false)
    #expect(cut.error == .truncated("the compressed data"))
  }

  @Test func `an answer that switches to another protocol is none, and nobody waits for more`()
    async throws
  {
    let (result, _) = try await result { _, connection in
      connection.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: chat\r\nETag: \"1\"\r\n\r\n")
      connection.wait(.seconds(2))
      return false
    }
    #expect(result.error == .badProtocol("status 101, and nobody asked to switch"))
  }

  static let codings: [(String, @Sendable ([UInt8]) -> [UInt8])] = [
    ("gzip", Compression.gzip), ("x-gzip", Compression.gzip), ("deflate", Compression.deflate),
    ("zstd", Compression.zstd),
  ]

  @Test(arguments: codings.indices, [false, true])
  func `a compressed body is decoded when it is whole and refused when it is not`(
    coding: Int, isChunked: Bool
  ) async throws {
    let (name, encode) = Self.codings[coding]
    let encoded = encode(Self.feed)
    let whole = try await decoded(encoded, name, isChunked: isChunked)
    #expect(try whole.get().body == Self.feed)
    #expect(try whole.get().wireBytes == encoded.count)
    for cut in [1, 3, 8, 20, encoded.count - 12] {
      let result = try await decoded(Array(encoded.dropLast(cut)), name, isChunked: isChunked)
      #expect(result.error == .truncated("the compressed data"), "\(name) without \(cut) bytes")
    }
  }

  @Test func `bare deflate, brotli and two codings are decoded too`() async throws {
    let bare = try await decoded(Compression.rawDeflate(Self.feed), "deflate", isChunked: false)
    #expect(try bare.get().body == Self.feed)
    // An uncompressed meta-block and an empty last one (RFC 7932 9.2).
    let brotli: [UInt8] = [0x83, 0x02, 0x80] + Array("<rss/>".utf8) + [0x03]
    let stored = try await decoded(brotli, "br", isChunked: true)
    #expect(text(try stored.get().body) == "<rss/>")
    let twice = Compression.gzip(Compression.gzip(Self.feed))
    let both = try await decoded(twice, "gzip, gzip", isChunked: false)
    #expect(try both.get().body == Self.feed)
  }

  @Test(arguments: [false, true])
  func `a gzip body of several members is decoded to its end`(isChunked: Bool) async throws {
    let members = [Self.feed.prefix(10), [], Self.feed.dropFirst(10)]
      .map { Compression.gzip(Array($0)) }
    let whole = try await decoded(Array(members.joined()), "gzip", isChunked: isChunked)
    #expect(try whole.get().body == Self.feed)
    // Zeros that fill a block, and a line end of the server's.
    for padding in [[0, 0, 0], Array("\r\n".utf8)] as [[UInt8]] {
      let padded = try await decoded(
        Array(members.joined()) + padding, "gzip", isChunked: isChunked)
      #expect(try padded.get().body == Self.feed)
    }
    for cut in [1, 8, 12, 30] {
      let stump = Array(members.joined().dropLast(cut))
      let result = try await decoded(stump, "gzip", isChunked: isChunked)
      #expect(result.error == .truncated("the compressed data"), "without \(cut) bytes")
    }
  }

  @Test(arguments: ["gzip", "deflate", "br", "zstd"])
  func `what is not the coding it claims to be is an error`(coding: String) async throws {
    let result = try await decoded(
      Array("<rss/> as it is, in clear".utf8), coding, isChunked: false)
    guard case .badProtocol = result.error else {
      Issue.record("\(result)")
      return
    }
  }

  @Test(arguments: ["utf-8", "none", "binary", "Identity", ""])
  func `a body under the name of no coding is read as it is`(coding: String) async throws {
    let result = try await decoded(Self.feed, coding, isChunked: true)
    #expect(try result.get().body == Self.feed)
  }

  @Test func `a wrong checksum is an error`() async throws {
    var bytes = Compression.gzip(Self.feed)
    bytes[bytes.count - 6] ^= 0x55
    let result = try await decoded(bytes, "gzip", isChunked: false)
    #expect(result.error != nil)
  }

  @Test func `an empty body under a coding is empty`() async throws {
    let result = try await decoded([], "gzip", isChunked: false)
    #expect(try result.get().body.isEmpty)
  }

  private func decoded(_ bytes: [UInt8], _ coding: String, isChunked: Bool) async throws
    -> Result<Response, FetchError>
  {
    try await result { _, connection in
      var answer = Answer(headers: [("Content-Encoding", coding)], body: bytes)
      guard isChunked else { return connection.send(answer.bytes) }
      answer.hasLength = false
      answer.headers.append(("Transfer-Encoding", Array("chunked".utf8)))
      answer.body = []
      // Chunks of seven bytes, so that every trailer is cut by framing.
      for start in stride(from: 0, to: bytes.count, by: 7) {
        let piece = bytes[start..<min(start + 7, bytes.count)]
        answer.body += Array("\(String(piece.count, radix: 16));x=y\r\n".utf8) + piece + [13, 10]
      }
      answer.body += Array("0\r\n\r\n".utf8)
      return connection.send(answer.bytes)
    }.0
  }
}
