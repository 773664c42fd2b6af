import Testing

@testable import Developments

struct QueryWordsTests {
  @Test(arguments: [
    ("russia meteor", "A Russian crowd gathered where meteorites fell.", 1.0),
    ("egyptian protests", "Protesters marched through Egypt.", 1),
    ("ferry port selda", "The ferry sank off Selda.", 2.0 / 3),
    ("bridge stories", "A story of two bridges.", 1),
    ("bridge bridge", "The bridge fell.", 1),
    ("", "The bridge fell.", 0),
  ])
  func `a word of the query is where a word of its family is`(
    query: String, sentence: String, share: Double
  ) {
    #expect(QueryWords(query).share(in: SentenceWords(sentence)) == Float(share))
  }

  @Test(arguments: [
    ("car", "They care."), ("fact", "Two factories closed."), ("factory", "A factor of two."),
    ("train", "Blood on the trail."),
  ])
  func `a word of the query is not in one that only looks like it`(query: String, sentence: String)
  {
    #expect(QueryWords(query).share(in: SentenceWords(sentence)) == 0)
  }

  @Test func `a page without full stops is searched at its beginning`() {
    let page = String(repeating: "menu ", count: 200)
    #expect(QueryWords("bridge").share(in: SentenceWords("Bridge " + page)) == 1)
    #expect(QueryWords("bridge").share(in: SentenceWords(page + "bridge")) == 0)
  }
}
