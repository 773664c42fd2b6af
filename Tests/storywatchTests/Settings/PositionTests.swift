import Testing

@testable import storywatch

struct PositionTests {
  /// A value as written, the byte of it that is meant, and where that stands.
  static let cases: [(written: String, byte: Int, line: Int, column: Int)] = [
    ("query: flood AND x", 6, 1, 14),
    ("query: 'it''s x'", 5, 1, 15),
    ("query: \"a \\\"b\\\" x\"", 6, 1, 17),
    ("query: \"\\u00e9 x\"", 3, 1, 16),
    ("query: 'é x'", 3, 1, 11),
    ("query: 'a\n  b c'", 4, 2, 5),
    ("query: a\n  b c", 4, 2, 5),
    ("query: >\n  ab\n  cd", 3, 3, 3),
    ("query: |\n  ab\n  cd", 4, 3, 4),
    ("query: 'abc'", 3, 1, 12),
    ("query: abc", 99, 1, 11),
  ]

  @Test(arguments: cases)
  func `a byte of a value is found in the file`(
    written: String, byte: Int, line: Int, column: Int
  ) throws {
    var findings = Findings()
    let source = try #require(SourceText(Array(written.utf8) + [0x0a], path: "f", &findings))
    let root = try #require(YAMLDocument.read(source, beginningWith: "query", &findings))
    guard case .mapping(let entries) = root.content, let value = entries.first?.value else {
      Issue.record("no mapping")
      return
    }
    #expect(value.place(ofByte: byte) == Place(file: "f", line: line, column: column))
  }
}
