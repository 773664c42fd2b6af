import Testing
import Text

@Suite struct SentenceSplitterTests {
  private func sentences(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return SentenceSplitter.split(text).map { String(decoding: bytes[$0.span], as: UTF8.self) }
  }

  @Test func `titles, initials, decimals and dates in short form keep a sentence whole`() {
    let whole = [
      "Gen. A. B. Torvik met Dr. Lund on Jan. 4 near St. Olin.",
      "The bridge is 3.5 km long, says No. 7 of the list.",
      "He left the U.S. Navy in Sept. 1999.",
      "1. Training of guards",
    ]
    for sentence in whole { #expect(sentences(sentence) == [sentence]) }
  }

  @Test(arguments: [
    (
      "de",
      "Gewählt wird am Donnerstag, 12. März, in Rostock.| Es war der 2. Senat.| Rund 1,2 Mio. Euro fehlen z. B. in Kiel."
    ),
    (
      "de",
      "Er sagte: „Wir bleiben.“| Dann ging er.| „Nein“, rief er.| Die Zahl stieg auf 19.| Helfer suchen."
    ),
    (
      "fr",
      "L’art. 49 a été utilisé par M. Dupont.| « C’est faux ! », a-t-il dit.| « Nous resterons. »| Puis il est parti."
    ),
    ("es", "El Sr. Pla viajó a EE. UU. con la Dra. Gil.| El ministro llegó ayer."),
    ("ru", "В г. Москве на ул. Ленина был А. С. Орлов.| Он уехал."),
    ("tr", "Yangın 3. Ordu Komutanlığında çıktı.| Ölen olmadı."),
  ]) func `ordinals, abbreviations and quotation marks of other languages keep a sentence whole`(
    code: String, marked: String
  ) {
    let expected = marked.split(separator: "| ").map(String.init)
    let bytes = Array(marked.replacing("|", with: "").utf8)
    let found = SentenceSplitter.split(bytes, language: Language(code: code))
    #expect(found.map { String(decoding: bytes[$0.span], as: UTF8.self) } == expected)
  }

  @Test func `a megabyte of full stops and quotation marks takes its length`() {
    let clock = ContinuousClock()
    for piece in [".", "„.", ".“", "“.", "1.", "z.", "3. "] {
      let bytes = Array(String(repeating: piece, count: 300_000).utf8)
      let time = clock.measure { _ = SentenceSplitter.split(bytes, language: Language(code: "de")) }
      #expect(time < .seconds(20), "\(piece)")
    }
  }

  @Test func `a full stop is seen at each place of a line`() {
    for count in 1..<40 {
      let first = String(repeating: "a", count: count)
      for stop in [".", "!", "?", "…", "。"] {
        #expect(sentences(first + stop + " Then it rained") == [first + stop, "Then it rained"])
      }
    }
  }

  @Test func `an abbreviation before a common word with a capital ends the sentence`() {
    #expect(
      sentences("They flew to the U.S. The envoy stayed. It ended at 9 p.m. In Tarsk nobody slept.")
        == [
          "They flew to the U.S.", "The envoy stayed.", "It ended at 9 p.m.",
          "In Tarsk nobody slept.",
        ])
  }

  @Test func `closing quotes and brackets belong to the sentence they close`() {
    #expect(
      sentences("“We go home.” The minister smiled. (It rained.) Nobody left!")
        == ["“We go home.”", "The minister smiled.", "(It rained.)", "Nobody left!"])
  }

  @Test func `a line end ends a sentence and counts a paragraph, empty lines do not`() {
    let spans = SentenceSplitter.split("Headline\r\n\r\nOne. Two.\n \nThree")
    #expect(spans.map(\.paragraph) == [0, 1, 1, 2])
  }

  @Test func `full stops of other scripts split`() {
    #expect(sentences("港口关闭。船只等待！明天") == ["港口关闭。", "船只等待！", "明天"])
    #expect(sentences("बंदरगाह बंद है। जहाज रुके।").count == 2)
    #expect(sentences("Порт закрыт. Суда ждут.") == ["Порт закрыт.", "Суда ждут."])
  }

  @Test
  func
    `what goes on for too long is cut at blanks, before characters without, and nothing of it is lost`()
  {
    let words = String(repeating: "on ", count: 5_000)
    let pieces = sentences(words)
    #expect(pieces.allSatisfy { $0.utf8.count <= SentenceSplitter.longest })
    #expect(pieces.joined(separator: " ") + " " == words)
    let letters = String(repeating: "港", count: 5_000)
    #expect(sentences(letters).allSatisfy { $0.utf8.count <= SentenceSplitter.longest })
    #expect(sentences(letters).joined() == letters)
  }

  @Test func `spans carry no white space at their ends and any bytes are survived`() {
    #expect(sentences("  \u{a0}Ships wait. \u{a0} ") == ["Ships wait."])
    #expect(SentenceSplitter.split([0x2e, 0x20, 0xff, 0xe3, 0x80]).count == 1)
    #expect(SentenceSplitter.split("...").map(\.span) == [0..<3])
    #expect(SentenceSplitter.split("").isEmpty)
  }
}
