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

  @Test func `two events of one kind that nothing dates are parted by their names`() throws {
    let fights = [
      (
        "Kralj stops Meers to keep heavyweight titles",
        """
        Ivo Kralj stopped Dan Meers in the seventh round to keep his three world heavyweight titles at \
        the Harbour Arena in Tolva. The champion floored Meers with a left hook in the sixth round and \
        again in the seventh before the referee, Pol Arden, ended the fight. Meers, a former champion, \
        hardly landed a punch. Kralj, who has not lost in four years, has now stopped 47 opponents. \
        Meers took the fight at short notice after Brun Osk was injured.
        """
      ),
      (
        "Kralj beats Meers in seven rounds",
        """
        World champion Ivo Kralj needed seven rounds to beat Dan Meers and keep his heavyweight belts in \
        Tolva. Meers was floored in the sixth and could not go on in the seventh, when Pol Arden stepped \
        in. The challenger had replaced the injured Brun Osk. A crowd of 12,000 in the Harbour Arena saw \
        Kralj win his tenth fight in a row.
        """
      ),
      (
        "Kralj stops Tandy to retain heavyweight titles",
        """
        Ivo Kralj stopped Lou Tandy in the sixth round to retain his world heavyweight titles at the \
        Stadium of Bergen-Lint in Osmark. The champion floored Tandy with a right hand at the end of the \
        fifth round and again in the sixth before the referee, Sam Willet, ended the fight. Tandy, a \
        challenger of 40, hardly landed a punch. Kralj has now stopped 51 opponents, Tandy of Columbia \
        among them for the second time.
        """
      ),
      (
        "Tandy beaten by Kralj in Osmark",
        """
        Lou Tandy was no match for world champion Ivo Kralj, who kept his heavyweight belts in Osmark. \
        Tandy was floored in the fifth and could not go on in the sixth, when Sam Willet stepped in. The \
        fight at the Stadium of Bergen-Lint was the second between Kralj and Tandy. A crowd of 20,000 \
        saw Kralj win again.
        """
      ),
    ]
    var grouper = Grouper()
    let stories = try fights.enumerated().map { number, fight in
      try answer(
        &grouper, #"{"id":"\#(number)","title":"\#(fight.0)","text":"\#(fight.1)"}"#)?
        .split(separator: "\"").dropFirst(7).first
    }
    #expect(stories[0] != nil && stories[0] == stories[1])
    #expect(stories[2] == stories[3] && stories[2] != stories[0])
  }

  @Test func `a line that is no article has no answer, one that is no JSON says where`() throws {
    var grouper = Grouper()
    let unnamed = try answer(&grouper, #"{"title":"without an id"}"#)
    #expect(unnamed == nil)
    #expect(throws: JSONError.self) { try grouper.answer(Array("no json".utf8)) }
  }
}
