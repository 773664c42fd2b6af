import Testing

@testable import Developments

struct StoryMemoryTests {
  private func vector(_ text: String) -> SentenceVector {
    SentenceVector(SentenceWords(text))
  }

  @Test func `a sentence told before has nothing new`() {
    var told = ToldFacts(sentences: 10)
    told.insert(vector("The ferry Marlinda sank off Port Selda at dawn."))
    let comparison = told.compare(vector("The ferry Marlinda sank off Port Selda at dawn."))
    #expect(comparison.match.nearest > 0.999)
    #expect(comparison.newTerms == 0)
    #expect(comparison.newPairs == 0)
  }

  @Test func `an empty memory finds everything new`() {
    let comparison = ToldFacts(sentences: 10).compare(vector("The ferry Marlinda sank."))
    #expect(comparison.match.nearest == 0)
    #expect(comparison.newTerms == 1)
    #expect(comparison.newPairs == 1)
  }

  @Test func `the oldest sentence is dropped and its words stay known`() {
    var told = ToldFacts(sentences: 2)
    told.insert(vector("The ferry Marlinda sank off Port Selda."))
    told.insert(vector("Prosecutors arrested the captain."))
    told.insert(vector("Divers searched the wreck."))
    let comparison = told.compare(vector("The ferry Marlinda sank off Port Selda."))
    #expect(comparison.match.nearest == 0)
    #expect(comparison.newTerms == 0)
  }

  @Test func `a set forgets the old half and keeps the young`() {
    var set = RecentSet(limit: 100)
    for hash in 0..<1_000 as Range<UInt64> { set.insert(hash) }
    #expect((900..<1_000).allSatisfy { set.contains($0) })
    #expect(!(0..<700).contains { set.contains($0) })
  }

  @Test func `a number told before is no change, and a round one neither`() {
    var numbers = ToldNumbers()
    func quantities(_ text: String) -> [Quantity] { Newsroom.annotate(text)?.quantities ?? [] }
    let five = "Five people were killed when the ferry sank."
    let twelve = "At least 12 people were killed when the ferry sank."
    numbers.insert(quantities(five), of: vector(five))
    #expect(numbers.change(quantities(five), of: vector(five)) == nil)
    #expect(numbers.change(quantities(twelve), of: vector(twelve))?.value == 12)
    numbers.insert(quantities(twelve), of: vector(twelve))
    #expect(numbers.change(quantities(five), of: vector(five)) == nil)
  }

  @Test func `an injured person is not one who was killed`() {
    var numbers = ToldNumbers()
    let killed = "Five people were killed when the ferry sank."
    let injured = "Nine people were injured when the ferry sank."
    numbers.insert(Newsroom.annotate(killed)?.quantities ?? [], of: vector(killed))
    #expect(
      numbers.change(Newsroom.annotate(injured)?.quantities ?? [], of: vector(injured)) == nil)
  }
}
