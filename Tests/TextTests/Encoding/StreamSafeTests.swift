import Testing

@testable import Text

@Suite struct StreamSafeTests {
  @Test(arguments: [
    "", "Ferry", "Überm Fluß", "le cafe\u{301}", "東京都の人々", "กรุงเทพมหานคร", "नोल्म की परिषद",
  ])
  func `what people write stays as it is, however long`(text: String) {
    for text in [text, String(repeating: text, count: 200)] {
      #expect(StreamSafe.cut(text.utf8Span.span) == nil)
      #expect(String(streamSafe: Array(text.utf8)[...]) == text)
    }
  }

  @Test(arguments: [100, 5_000, 300_000])
  func `of a run of marks thirty stay, and what stands around it`(count: Int) {
    let marks = String(repeating: "\u{301}\u{316}", count: count / 2)
    let text = "a" + marks + "b"
    let cut = String(streamSafe: Array(text.utf8)[...])
    #expect(cut.unicodeScalars.count == 2 + StreamSafe.longestRun)
    #expect(cut.unicodeScalars.first == "a" && cut.unicodeScalars.last == "b")
  }

  @Test func `a value of JSON and one of a feed's bytes cost no more than others`() throws {
    let marks = String(repeating: "\u{301}\u{316}", count: 100_000)
    let start = ContinuousClock.now
    let value = try JSONValue.parse(Array("{\"\(marks)\": \"\(marks)\"}".utf8))
    #expect(value["a"] == nil)
    let bytes = Array(marks.utf8)
    #expect(String(cleaned: bytes.span) != "b")
    #expect(ContinuousClock.now - start < .seconds(5))
  }
}
