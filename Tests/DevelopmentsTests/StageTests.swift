import Testing
import Text

@testable import Developments

struct StageTests {
  @Test func `annotate answers every sentence in order, with its id`() throws {
    let line = """
      {"id":"a1","title":"Bridge","sentences":[{"id":"S1","text":"A bridge fell."},\
      {"id":"S2","text":"“It was old,” said Ana Verdi."}]}
      """
    let answer = try JSONValue.parse(try #require(try AnnotateStage().answer(Array(line.utf8))))
    #expect(answer["id"]?.string == "a1")
    let sentences = try #require(answer["sentences"]?.array)
    #expect(sentences.map { $0["id"]?.string } == ["S1", "S2"])
    #expect(sentences[1]["attributed"]?.bool == true)
    #expect(sentences[1]["speaker"]?.string == "Ana Verdi")
  }

  @Test func `annotate splits a text and says where its sentences stand`() throws {
    let text = "A bridge fell — at dawn. Nobody was hurt."
    let answer = try JSONValue.parse(
      try #require(
        try AnnotateStage().answer(
          Array("{\"id\":1,\"title\":\"\",\"text\":\"\(text)\"}".utf8))))
    let sentences = try #require(answer["sentences"]?.array)
    #expect(sentences.count == 2)
    for sentence in sentences {
      let start = try #require(sentence["start"]?.int)
      let end = try #require(sentence["end"]?.int)
      #expect(
        String(decoding: Array(text.utf8)[start..<end], as: UTF8.self)
          == sentence["text"]?.string)
    }
  }

  @Test func `a repetition is less new than what was not said before`() throws {
    var stage = NoveltyStage()
    func ask(_ text: String, story: String = "s") throws -> Double? {
      let line = """
        {"id":"x","story":"\(story)","published":"2031-03-09T12:00:00Z","query":"ferry port selda",\
        "text":"\(text)"}
        """
      return try JSONValue.parse(try #require(try stage.answer(Array(line.utf8))))["novelty"]?
        .double
    }
    let first = "The ferry sank off Port Selda on Sunday, killing five people."
    _ = try ask(first)
    let repeated = try #require(try ask(first))
    let new = try #require(
      try ask("Prosecutors arrested the captain of the ferry near Port Selda."))
    let elsewhere = try #require(try ask(first, story: "other"))
    #expect(repeated < new)
    #expect(repeated < elsewhere)
    #expect((0...1).contains(new))
  }

  @Test(arguments: ["{}", "[1]", "{\"id\":1}"])
  func `a line without a text has no answer`(line: String) throws {
    var novelty = NoveltyStage()
    #expect(try novelty.answer(Array(line.utf8)) == nil)
    #expect(try AnnotateStage().answer(Array(line.utf8)) == nil)
  }

  @Test func `a line that is no JSON is an error`() {
    #expect(throws: JSONError.self) { try AnnotateStage().answer(Array("{".utf8)) }
  }
}
