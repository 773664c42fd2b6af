import Stories
import Testing
import Text

@Suite struct GrouperTests {
  private func answer(_ grouper: inout Grouper, _ line: String) throws -> String? {
    try grouper.answer(Array(line.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `a line of JSON gets a line with its id, story and arc`() throws {
    var grouper = Grouper()
    let first = try #require(
      try answer(
        &grouper, #"{"id":"a","title":"Volk wins Sorrel by nine hundred votes","text":""}"#))
    #expect(first.hasPrefix(#"{"id":"a","story":"st_"#))
    let second = try #require(
      try answer(&grouper, #"{"id":"b","title":"Volk wins Sorrel by nine hundred votes"}"#))
    #expect(second.contains(#""copy_of":"a""#))
    #expect(second.dropFirst(10).prefix(20) == first.dropFirst(10).prefix(20))
  }

  @Test func `headlines that put one event in other forms of its words are one story`() throws {
    var grouper = Grouper()
    func story(_ id: String, _ title: String) throws -> Substring? {
      try answer(
        &grouper,
        #"{"id":"\#(id)","title":"\#(title)","text":"","published":"2026-03-01T09:00:00Z"}"#)?
        .split(separator: "\"").dropFirst(7).first
    }
    let left = try story("a", "Striking cranemen blocked, loading delayed")
    #expect(try story("b", "Tarsk bakery opens") != left)
    #expect(
      try story("c", "Strike blocks loads and delays") == left)
    #expect(grouper.liveArticles == 3)
  }

  @Test func `a line that is no article has no answer, one that is no JSON says where`() throws {
    var grouper = Grouper()
    let unnamed = try answer(&grouper, #"{"title":"without an id"}"#)
    #expect(unnamed == nil)
    #expect(throws: JSONError.self) { try grouper.answer(Array("no json".utf8)) }
  }
}
