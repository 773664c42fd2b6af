import Testing
import Text

@Suite struct JSONTests {
  @Test(arguments: [
    "null", "true", "-0.5e+3", #""a\"\\\n\u0001b""#, "[]", "{}", #"{"a":[1,{"b":null}],"a":2}"#,
  ])
  func `a document that was read is written back byte for byte`(text: String) throws {
    var writer = JSONWriter()
    writer.value(try JSONValue.parse(Array(text.utf8)))
    #expect(writer.text == text)
  }

  @Test func `a byte order mark and blanks around a document are no part of it`() throws {
    #expect(try JSONValue.parse([0xef, 0xbb, 0xbf] + Array(" 1\n".utf8)) == .number(literal: "1"))
  }

  @Test func `surrogate pairs become one character and lone ones U+FFFD`() throws {
    let value = try JSONValue.parse(Array(#""\ud83d\ude00\ud83d""#.utf8))
    #expect(value == .string("\u{1f600}\u{fffd}"))
  }

  @Test(arguments: [#"\n"#, #"\""#, "é", "\u{7f}"])
  func `what is special in a string is so at each place of it`(piece: String) throws {
    for count in 0..<40 {
      let text = String(repeating: "a", count: count) + piece + "b"
      let string = piece.replacing(#"\n"#, with: "\n").replacing(#"\""#, with: "\"")
      let value = try JSONValue.parse(Array("[\"\(text)\",1]".utf8))
      #expect(value.array?.first?.string == text.replacing(piece, with: string))
      #expect(value.array?.count == 2)
      #expect(throws: JSONError.self) { try JSONValue.parse(Array("\"\(text)\n\"".utf8)) }
    }
  }

  @Test func `of a repeated name the last value counts`() throws {
    #expect(try JSONValue.parse(Array(#"{"a":1,"a":2}"#.utf8))["a"]?.int == 2)
  }

  @Test(arguments: [
    ("", JSONError(.endOfInput, at: 0)), ("[1,]", JSONError(.unexpectedByte, at: 3)),
    ("01", JSONError(.badNumber, at: 2)), ("1 2", JSONError(.trailingText, at: 2)),
    ("\"\n\"", JSONError(.controlCharacter, at: 1)), (#""\x""#, JSONError(.badEscape, at: 2)),
    ("{\"a\"", JSONError(.endOfInput, at: 4)), ("[tru]", JSONError(.unexpectedByte, at: 1)),
  ])
  func `what is no JSON is refused with its place`(text: String, error: JSONError) {
    #expect(throws: error) { try JSONValue.parse(Array(text.utf8)) }
  }

  @Test func `nesting is refused beyond the limit and only beyond it`() throws {
    let nested = { (depth: Int) in
      [UInt8](repeating: 0x5b, count: depth) + [UInt8](repeating: 0x5d, count: depth)
    }
    _ = try JSONValue.parse(nested(128))
    #expect(throws: JSONError(.tooDeep, at: 128)) { try JSONValue.parse(nested(129)) }
    #expect(JSONValue.recover(nested(100_000)).value == nil)
  }

  @Test func `a document that was cut keeps all that was complete`() {
    let (value, damage) = JSONValue.recover(
      Array(#"{"items":[{"id":"1"},{"id":"2"},{"id":"3"#.utf8))
    #expect(value?["items"]?.array?.compactMap { $0["id"]?.string } == ["1", "2", "3"])
    #expect(damage?.reason == .endOfInput)
  }

  @Test func `no cut of a document and no byte in it makes the reader fail`() {
    let text = Array(#"{"a":[1.5e3,"x\u00e9\n",{"b":[true,false,null]}],"c":-7}"#.utf8)
    for cut in 0..<text.count {
      _ = JSONValue.recover(Array(text[..<cut]))
      for byte in UInt8.min...UInt8.max {
        var damaged = text
        damaged[cut] = byte
        _ = JSONValue.recover(damaged)
      }
    }
  }

  @Test func `control characters are escaped and numbers JSON cannot tell are null`() {
    var writer = JSONWriter()
    writer.beginArray()
    writer.string("\u{1b}[31m\u{7f}\r\t")
    writer.double(.nan)
    writer.double(0.1)
    writer.int(.min)
    writer.endArray()
    #expect(writer.text == #"["\u001b[31m\u007f\r\t",null,0.1,-9223372036854775808]"#)
  }
}
