import Stories
import Testing

@Suite struct GrouperTests {
  private func answer(_ grouper: inout Grouper, _ line: String) -> String? {
    grouper.answer(Array(line.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `a line of JSON gets a line with its id, story and arc`() throws {
    var grouper = Grouper()
    let first = try #require(
      answer(&grouper, #"{"id":"a","title":"Volk wins Sorrel by nine hundred votes","text":""}"#))
    #expect(first.hasPrefix(#"{"id":"a","story":"st_"#))
    let second = try #require(
      answer(&grouper, #"{"id":"b","title":"Volk wins Sorrel by nine hundred votes"}"#))
    #expect(second.contains(#""copy_of":"a""#))
    #expect(second.dropFirst(10).prefix(20) == first.dropFirst(10).prefix(20))
  }

  @Test func `headlines that put one event in other forms of its words are one story`() {
    var grouper = Grouper()
    func story(_ id: String, _ title: String) -> Substring? {
      answer(
        &grouper,
        #"{"id":"\#(id)","title":"\#(title)","text":"","published":"2026-03-01T09:00:00Z"}"#)?
        .split(separator: "\"").dropFirst(7).first
    }
    let left = story("a", "Striking cranemen blocked, loading delayed")
    #expect(story("b", "Tarsk bakery opens") != left)
    #expect(
      story("c", "Strike blocks loads and delays") == left)
    #expect(grouper.liveArticles == 3)
  }

  @Test func `a line that is no article has no answer`() {
    var grouper = Grouper()
    #expect(answer(&grouper, "no json") == nil)
    #expect(answer(&grouper, #"{"title":"without an id"}"#) == nil)
  }
}
