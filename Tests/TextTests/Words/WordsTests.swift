import Testing
import Text

@Suite struct WordsTests {
  private func forms(_ text: String) -> [String] {
    let words = Words(text)
    return words.all.map { words.form(of: $0) }
  }

  @Test func `forms are lower case without possessives, with numbers in digits`() {
    #expect(
      forms("Three of Marovia’s 2,500 guards left; the port's 1.5 km quay isn't shut.")
        == [
          "3", "of", "marovia", "2500", "guards", "left", "the", "port", "1.5", "km", "quay",
          "isn't", "shut",
        ])
  }

  @Test func `capitals with full stops are one word and USA is one country`() {
    #expect(
      forms("The U.S. and U.S.A. at the U.N., F.B.I") == [
        "the", "usa", "and", "usa", "at", "the", "un", "fbi",
      ])
    #expect(forms("Plan B. Next") == ["plan", "b", "next"])
  }

  @Test func `full-width letters, combining accents and ligature-free text fold to the same form`()
  {
    #expect(forms("ＵＳ　１２") == ["us", "12"])
    #expect(forms("Cafe\u{301} CAFÉ café") == ["café", "café", "café"])
    #expect(forms("МОСКВА Москва ΑΘΗΝΑ") == ["москва", "москва", "αθηνα"])
  }

  @Test func `scripts without spaces give overlapping pairs`() {
    #expect(forms("北京市。水") == ["北京", "京市", "水"])
  }

  @Test func `a word's span is where it stands in the bytes`() {
    let text = "— Łódź’s mayor"
    let words = Words(text)
    let bytes = Array(text.utf8)
    #expect(
      words.all.map { String(decoding: bytes[$0.span], as: UTF8.self) } == ["Łódź’s", "mayor"])
  }

  @Test func `offsets of a part of a text stay those of the whole`() {
    let bytes = Array("First line\nSecond line".utf8)
    #expect(Words.all(of: bytes, in: 11..<22).map(\.span) == [11..<17, 18..<22])
    #expect(Words.all(of: bytes, in: 11..<900).count == 2)
  }

  @Test func `a capital after a full stop, colon or quote at the start may mean nothing`() {
    let words = Words("\"Talks\" failed. Envoys from Tarsk: Nobody (Orlin) came")
    let initial = words.all.filter(\.isSentenceInitial).map { words.form(of: $0) }
    #expect(initial == ["talks", "envoys", "nobody"])
    #expect(words.all.filter(\.isCapitalised).count == 5)
  }

  @Test func `plurals share a stem and tenses share a root`() {
    let words = Words("story stories glass troop troops leaving leaved leave").all
    #expect(words[0].stem == words[1].stem)
    #expect(words[3].stem == words[4].stem)
    #expect(words[5].stem != words[6].stem)
    #expect(words[5].root == words[6].root)
    #expect(words[6].root == words[7].root)
  }

  @Test func `stop words and single letters carry nothing, digits do`() {
    let words = Words("the x 7 with Harbour")
    #expect(words.all.filter { !$0.isStopWord }.map { words.form(of: $0) } == ["7", "harbour"])
  }

  @Test func `bytes that are no UTF-8 separate words and break nothing`() {
    let words = Words([0x61, 0x62, 0xff, 0xc3, 0x63, 0x64, 0xe2, 0x80])
    #expect(words.all.map { words.form(of: $0) } == ["ab", "cd"])
    #expect(Words("").all.isEmpty)
  }

  @Test func `the background knows common words and how they are written`() throws {
    let words = Words("government Iraqi zzyzzx").all
    let background = Background.shared
    let common = try #require(background.documents(withStem: words[0].stem))
    #expect(background.documents > 10_000)
    #expect(common > 1_000)
    #expect(background.documents(withStem: words[2].stem) == nil)
    #expect(background.capitalShare(ofStem: words[0].stem) < 0.3)
    #expect(background.capitalShare(ofStem: words[1].stem) > 0.8)
  }
}
