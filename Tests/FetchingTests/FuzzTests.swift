import News
import TestSupport
import Testing
import Text

@testable import Fetching

/// What comes from servers may be anything; no reader of it may fail.
@Suite struct FuzzTests {
  /// The same bytes in every run (D. Lehmer's generator).
  private struct Noise {
    var state: UInt64

    mutating func byte(_ alphabet: [UInt8]) -> UInt8 {
      state = state &* 48_271 % 2_147_483_647
      return alphabet.isEmpty
        ? UInt8(truncatingIfNeeded: state >> 7) : alphabet[Int(state) % alphabet.count]
    }

    mutating func bytes(_ count: Int, of text: String = "") -> [UInt8] {
      let alphabet = Array(text.utf8)
      return (0..<count).map { _ in byte(alphabet) }
    }
  }

  @Test(arguments: 1...200) func `no header line, date, number or URL makes a reader fail`(
    seed: Int
  )
    throws
  {
    var noise = Noise(state: UInt64(seed) * 7_919)
    var collector = HeaderCollector(limit: 4_096)
    let base = try WireURL(configured: "http://a.example/b/c?d")
    for length in 0..<40 {
      for alphabet in [
        "", "HTTP/1. 20:\r\n\t", "0123456789,= agemxncho", "/.:@#?%[]htps ", "SunNovGMT :,-0123",
      ] {
        let bytes = noise.bytes(length, of: alphabet)
        _ = bytes.withUnsafeBytes { collector.add($0) }
        _ = HTTPDate.parse(bytes)
        _ = SaturatingNumber.parse(bytes[...])
        _ = CacheDirectives([bytes])
        _ = AddressBlock(String(decoding: bytes, as: UTF8.self))
        _ = try? base.resolving(location: bytes)
        _ = try? WireURL(configured: "http://" + String(decoding: bytes, as: UTF8.self))
        _ = Fetcher.host(of: String(decoding: bytes, as: UTF8.self))
      }
    }
    #expect(collector.status >= 0)
  }

  @Test(arguments: [false, true])
  func `no stream makes the judge of its end fail`(isChunked: Bool) {
    var headers = HeaderFields()
    if isChunked {
      headers.append(name: Array("Transfer-Encoding".utf8), value: Array("chunked".utf8))
    }
    var noise = Noise(state: 4_711)
    for length in 0..<400 {
      var ending = StreamEnding(headers)
      var bytes = noise.bytes(length, of: length % 2 == 0 ? "" : "0123456789abcdefF\r\n;")
      // Past the magic number, into the frame.
      if length % 3 == 0 { bytes = [0x28, 0xb5, 0x2f, 0xfd] + bytes }
      for start in stride(from: 0, to: bytes.count, by: 5) {
        bytes[start..<min(start + 5, bytes.count)].withUnsafeBytes { ending.add($0) }
      }
      _ = ending.isWhole
    }
  }

  @Test(arguments: [Inflater.Coding.gzip, .deflate])
  func `no stream makes the decoder fail or give more than it may`(coding: Inflater.Coding) {
    var noise = Noise(state: 4_712)
    let whole = Compression.gzip(Array("<rss><channel/></rss>".utf8))
    for length in 0..<400 {
      let inflater = Inflater(coding)
      var bytes = noise.bytes(length, of: "")
      if length % 3 == 0 { bytes = whole + whole.dropLast(length % 40) + bytes }
      var body: [UInt8] = []
      for start in stride(from: 0, to: bytes.count, by: 1 + length % 7) {
        let piece = bytes[start..<min(start + 1 + length % 7, bytes.count)]
        try? piece.withUnsafeBytes { try inflater.add($0, to: &body, limit: 100) }
      }
      #expect(body.count <= 100)
    }
  }
}
