import Testing
import Text

@Suite struct WordSightTests {
  private let forms = TermSet("reuters ap kyodo")

  private func mayHold(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return WordSight.mayHold(forms, bytes, in: bytes.indices)
  }

  @Test(arguments: [
    "Reuters", "the REUTERS desk", "(AP)", "A.P. said", "AP’s desk", "AP's desk", "“AP”", "3AP",
    "ＡＰ",
    "A\u{333}P", "\u{212a}yodo", "é AP", "d'AP", "x-AP-x",
  ])
  func `a first look misses no word that reading finds`(text: String) {
    #expect(mayHold(text))
  }

  @Test func `a plain text without such a word is read no further`() {
    #expect(
      !mayHold("The ferry ran aground — “nobody” was hurt, said the harbour’s master in 2031."))
    #expect(!mayHold("Apart from that, kyodos and snap… nothing"))
    #expect(!mayHold(""))
  }
}
