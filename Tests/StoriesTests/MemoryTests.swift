import Testing

@testable import Stories

@Suite struct MemoryTests {
  @Test func `a list of stories keeps the latest 64 and forgets the oldest first`() {
    var postings = PostingLists()
    for story in 0..<200 { postings.add(UInt32(story), under: 7) }
    postings.add(199, under: 7)
    var listed: Set<UInt32> = []
    postings.forEach(7) { listed.insert($0) }
    #expect(listed == Set(136..<200))
    postings.forEach(8) { _ in Issue.record("nothing stands under 8") }
  }

  @Test func `thousands of terms are all found again`() {
    var postings = PostingLists()
    for term in 1...5_000 { postings.add(UInt32(term % 97), under: UInt32(term)) }
    var found = 0
    for term in 1...5_000 { postings.forEach(UInt32(term)) { found += $0 == term % 97 ? 1 : 0 } }
    #expect(found == 5_000)
  }

  @Test func `a term grows common as articles carry it and rare again as they stop`() {
    var frequencies = TermFrequencies()
    let fresh = frequencies.rarity(ofPair: 5)
    for _ in 0..<100 { frequencies.add([5, 6]) }
    let common = frequencies.rarity(ofPair: 5)
    #expect(common < fresh)
    for round in 0..<60_000 { frequencies.add([UInt32(1_000 + round % 500)]) }
    #expect(frequencies.rarity(ofPair: 5) > common)
  }

  @Test func `a line memory never holds more than two generations`() {
    var memory = LineMemory()
    memory.add(1)
    for line in 10..<10_000 { memory.add(UInt64(line)) }
    #expect(memory.count(of: 1) == 0)
    #expect(memory.count(of: 9_999) == 1)
  }

  @Test func `weights keep their precision in eight bytes a term`() {
    let vector = TermVector([
      TermVector.Term(hash: 9, whole: 0.05, lead: 0.9, names: 0, isPair: false),
      TermVector.Term(hash: 3, whole: 0.5, lead: 0, names: 0.25, isPair: true),
      TermVector.Term(hash: 4),
    ])
    #expect(vector.entries.count == 2)
    #expect(abs(vector.whole(of: 9) - 0.05) < 0.001)
    #expect(abs(vector.whole(of: 3) - 0.5) < 0.005)
    #expect(vector.whole(of: 4) == 0)
    #expect(TermVector.isPair(vector.entries[0]))
  }

  @Test func `a large story is the sum of its members as a small one is`() {
    var story = StoryMemory(id: "st")
    var articles: [PreparedArticle] = []
    for number in 0..<20 {
      let terms = (0..<6).map { TermVector.Term(hash: UInt32(number * 3 + $0), whole: 0.4) }
      let vector = TermVector(terms)
      articles.append(
        PreparedArticle(
          number: Int64(number), id: "ar", source: "o", day: Double(number), vector: vector,
          rarities: vector.entries.map { _ in 0 }, keys: [], terms: [], hasBody: true, days: [],
          title: 0,
          sketch: Sketch([]), gist: Gist([])))
      story.add(articles[number])
    }
    let direct = articles.reduce(Float(0)) {
      $0 + Overlap(articles[10].vector, rarities: articles[10].rarities, with: $1.vector).whole
    }
    #expect(abs(story.product(with: articles[10], []).whole - direct) < 0.01)
    #expect(story.members.count == 12)
    #expect(story.members.map(\.number) == [0, 1, 2, 3] + Array(12..<20))
    #expect(story.gap(to: 25) == 6)
    #expect(story.gap(to: -2) == 2)
    #expect(story.gap(to: nil) == 0)
  }
}
