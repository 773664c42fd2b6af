import Testing
import Text

@Suite struct TermSetTests {
  @Test func `a set that grows keeps every word and takes no other`() {
    var set = TermSet()
    let words = (0..<700).map { TermHash.of("word\($0)") }
    for word in words[..<600] {
      set.insert(word)
      set.insert(word)
    }
    #expect(words[..<600].allSatisfy(set.contains))
    #expect(!words[600...].contains(where: set.contains))
  }
}
