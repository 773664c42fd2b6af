import Testing

@testable import Reporting

@Suite struct LogfmtReaderTests {
  @Test func `whatever is written is read back`() {
    var generator = SystemRandomNumberGenerator()
    let letters = Array("ab \"\\=:/éא\u{301}ß漢,;'")
    for _ in 0..<2_000 {
      let value = String(
        (0..<Int.random(in: 0...12)).map { _ in letters.randomElement(using: &generator) ?? "a" })
      var line = LogfmtWriter()
      line.add(prose: value, as: "first")
      line.add("second", value)
      line.add("third", 7)
      let read = LogfmtReader.fields(of: line.text)
      let cleaned = TextCleaner.line(value)
      #expect(read.map(\.key) == ["first", "second", "third"])
      #expect(read.map(\.value) == [cleaned, cleaned, "7"])
    }
  }

  @Test(arguments: ["", "=", "a", "a=\"", "a=\"\\", "\"=\"\"", "a=1  b", "= =", "a=\"x\"y b=2"])
  func `no line traps`(line: String) {
    _ = LogfmtReader.fields(of: line)
  }
}
