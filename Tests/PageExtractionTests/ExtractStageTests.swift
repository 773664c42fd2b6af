import PageExtraction
import Testing
import Text

@Suite struct ExtractStageTests {
  @Test func `a page as a JSON line is answered with its id and text`() throws {
    let answer = try #require(
      try ExtractStage().answer(
        Array(
          #"{"id":7,"html_base64":"PHA+SGVyZSBpcyBhIGxvbmcgZW5vdWdoIHBhcmFncmFwaCwgd2hpY2ggc2F5cyBzb21ldGhpbmcuIEl0IHJlYWxseSBkb2VzLjwvcD4="}"#
            .utf8)))
    #expect(
      String(decoding: answer, as: UTF8.self)
        == #"{"id":7,"text":"Here is a long enough paragraph, which says something. It really does."}"#
    )
  }

  @Test(arguments: [
    "[]", #"{"id":1}"#, #"{"html_base64":"eA=="}"#, #"{"id":1,"html_base64":"?"}"#,
  ])
  func `a line that asks for nothing is refused`(line: String) throws {
    #expect(try ExtractStage().answer(Array(line.utf8)) == nil)
  }

  @Test func `a line that is no JSON says where`() {
    #expect(throws: JSONError.self) { try ExtractStage().answer(Array("{".utf8)) }
  }
}
