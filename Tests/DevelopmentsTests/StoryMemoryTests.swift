import News
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

  /// Ten words out of a hundred.
  private func vector(_ number: Int) -> SentenceVector {
    vector((0..<10).map { "wreck\((number * number + 7 * $0) % 100)x" }.joined(separator: " "))
  }

  @Test func `dropped sentences leave nothing behind`() {
    for limit in [1, 3, 40] {
      var index = SentenceIndex(limit: limit)
      for number in 0..<10 * limit { index.insert(vector(number)) }
      var fresh = SentenceIndex(limit: limit)
      for number in 9 * limit..<10 * limit { fresh.insert(vector(number)) }
      for number in 0..<100 {
        let (match, expected) = (index.match(vector(number)), fresh.match(vector(number)))
        #expect(match.nearest == expected.nearest)
        #expect(match.nearestThree == expected.nearestThree)
        #expect(match.uncovered == expected.uncovered)
        #expect(abs(match.centre - expected.centre) < 0.001)
      }
      #expect(index.byteCount <= 3 * fresh.byteCount)
    }
  }

  @Test func `what a story is remembered by is bounded however long it runs`() {
    var told = ToldFacts(sentences: 40)
    var sizes: [Int] = []
    for number in 0..<1_000 {
      told.insert(vector((0..<60).map { "wreck\(60 * number + $0)x" }.joined(separator: " ")))
      if number.isMultiple(of: 50) { sizes.append(told.byteCount) }
    }
    #expect(sizes.allSatisfy { $0 < 1 << 20 })
  }

  @Test func `a set forgets the old half and keeps the young`() {
    var set = RecentSet(limit: 100)
    for hash in 0..<1_000 as Range<UInt64> { set.insert(hash) }
    #expect((900..<1_000).allSatisfy { set.contains($0) })
    #expect(!(0..<700).contains { set.contains($0) })
  }

  private func change(
    _ text: String, after told: String..., from origin: String = "gazette", place: Int = 0
  ) -> ToldNumbers.Change? {
    var numbers = ToldNumbers()
    for (index, earlier) in told.enumerated() {
      numbers.insert(
        Newsroom.annotate(earlier)?.quantities ?? [], of: vector(earlier),
        context: context(earlier, from: "gazette", place: index))
    }
    return numbers.change(
      Newsroom.annotate(text)?.quantities ?? [], of: vector(text),
      context: context(text, from: origin, place: place))
  }

  @Test func `a risen toll took the place of the highest one, whoever told less meanwhile`() {
    let twelve = "Twelve people were killed when the ferry sank, Harbour Minister Ada Quill said."
    let eight = "Eight people were killed when the ferry sank, Union Leader Jon Breck said."
    let fifteen = "Fifteen people were killed when the ferry sank."
    #expect(change(fifteen, after: twelve, eight)?.before == "Twelve")
    let lowered = "The toll of the ferry that sank was lowered to nine people killed."
    #expect(change(fifteen, after: twelve, lowered)?.before == "nine")
  }

  private func context(_ text: String, from origin: String, place: Int) -> NumberContext {
    NumberContext(
      origin: origin, speaker: Newsroom.annotate(text)?.attribution?.speaker,
      sentence: SentenceWords(text), place: place)
  }

  @Test func `what was told beside what takes its place is a change, whatever it measures`() {
    let quake = "A quake of magnitude 6.8 struck off Iliria, the institute said."
    let down = change("The institute revised its estimate to 6.4 from 6.8.", after: quake)
    #expect(down?.kind == .correction && down?.before == "6.8")
    let score = "The flaw has a score of 7.5."
    #expect(change("The score was raised from 7.5 to 9.8.", after: score)?.kind == .number)
    #expect(change("The score was raised from 7.5 to 9.8.", after: quake) == nil)
    let both = "The score was raised from 7.5 to 9.8."
    #expect(change(both, after: score, both) == nil)
  }

  private let five = "Five people were killed when the ferry sank, Harbour Minister Ada Quill said."
  private let twelve = "At least 12 people were killed when the ferry sank."

  @Test func `a number told before is no change, and a higher one is`() {
    #expect(change(five, after: five) == nil)
    let more = change(twelve, after: five)
    #expect(more?.kind == .number)
    #expect(more?.before == "Five")
    #expect(change(five, after: five, twelve) == nil)
  }

  @Test func `what was told before keeps how exactly it was meant`() {
    #expect(
      change("Fifteen people were killed when the ferry sank.", after: five, twelve)?.before
        == "at least 12")
    let union = "But 40 people were killed when the ferry sank, Union Leader Jon Breck claimed."
    #expect(change(union, after: five, from: "union")?.before == "Five")
  }

  @Test func `an injured person is not one who was killed, a rebel no soldier`() {
    #expect(change("Nine people were injured when the ferry sank.", after: five) == nil)
    let soldiers = "Five soldiers were killed near the ferry."
    #expect(change("Nine rebels were killed near the ferry.", after: soldiers) == nil)
    #expect(change("Nine soldiers were killed near the ferry.", after: soldiers)?.kind == .number)
  }

  @Test func `a number that was lowered corrects, one of another speaker disputes`() {
    let lowered = "The toll of the ferry that sank was lowered to three people killed."
    #expect(change(lowered, after: five)?.kind == .correction)
    let union =
      "But 40 people were killed when the ferry sank, Union Leader Jon Breck claimed."
    #expect(change(union, after: five, from: "union")?.kind == .dispute)
    #expect(change(union, after: five)?.kind == .number)
  }
}
