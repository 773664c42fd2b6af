import FeedParsing
import Testing
import Text

@Suite struct CorpusTests {
  @Test(arguments: CorpusCase.all)
  func `a document says what its head expects`(document: CorpusCase) throws {
    #expect(!document.expectations.isEmpty)
    let output = try document.output()
    for (path, value) in document.expectations {
      #expect(written(path, in: output) == value, "\(path)")
    }
  }

  @Test func `the corpus is all there`() {
    #expect(CorpusCase.all.count >= 400)
  }

  @Test(arguments: CorpusCase.all)
  func `the same document gives the same bytes, alone or in a batch`(document: CorpusCase) throws {
    let request = JSONValue.object(
      [JSONMember(name: "id", value: .string(document.path))]
        + [
          JSONMember(
            name: "document_base64", value: .string(TestBase64.encode(document.bytes)))
        ]
        + [
          ("content_type", document.contentType), ("base_url", document.base),
          ("content_language", document.language),
        ].map { JSONMember(name: $0.0, value: $0.1.map { .string($0) } ?? .null) })
    var writer = JSONWriter()
    writer.value(request)
    let answer = ParseBatch().answer(writer.bytes)
    #expect(answer == ParseBatch().answer(writer.bytes))
    let value = try JSONValue.parse(answer)
    #expect(value["id"]?.string == document.path)
    #expect(value["feed"] == (try document.output()))
    #expect(value["exit"]?.int == (value["feed"]?["_error"] == nil ? 0 : 65))
  }
}

enum TestBase64 {
  static func encode(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
      var digits: [Character] = []
      for _ in 0..<4 {
        digits.insert(alphabet[Int(bits & 63)], at: 0)
        bits >>= 6
      }
      text += String(digits.prefix(group.count + 1))
      text += String(repeating: "=", count: 3 - group.count)
    }
    return text
  }
}
