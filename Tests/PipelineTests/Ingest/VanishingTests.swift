import News
import Storage
import Testing

@testable import Pipeline

@Suite struct `An article that its feed lists no more` {
  private static let oldest = Timestamp(seconds: 1_768_700_000)

  private static func told(_ number: Int64, isMissing: Bool = false, hours: Int64 = 5)
    -> ToldArticle
  {
    ToldArticle(
      number: number, published: oldest.adding(seconds: hours * 3_600), isMissing: isMissing)
  }

  private static func judged(
    _ told: [ToldArticle], listed: Set<Int64>, recent: ClosedRange<Int64> = 1...10,
    newest hours: Int64 = 10
  ) -> Vanishing {
    Vanishing(
      of: told, listed: listed, oldest: oldest, newest: oldest.adding(seconds: hours * 3_600),
      recent: Array(recent),
      now: oldest.adding(seconds: 86_400))
  }

  @Test func `is missed first and withdrawn when it is missing again`() {
    let listed = Set(Int64(1)...10).subtracting([4])
    #expect(Self.judged([Self.told(4)], listed: listed).missing == [4])
    let again = Self.judged([Self.told(4, isMissing: true)], listed: listed)
    #expect(again.withdrawn == [4] && again.missing.isEmpty)
  }

  @Test func `is not withdrawn by a document that has nothing newer`() {
    let listed = Set(Int64(1)...10).subtracting([4])
    let again = Self.judged([Self.told(4, isMissing: true)], listed: listed, newest: 5)
    #expect(again.withdrawn.isEmpty)
  }

  @Test func `is no longer missed when it is back`() {
    let back = Self.judged([Self.told(4, isMissing: true)], listed: Set(1...10))
    #expect(back.returned == [4] && back.withdrawn.isEmpty)
  }

  @Test func `is not withdrawn by a front page that drops what it likes`() {
    let page = Self.judged([Self.told(4, isMissing: true)], listed: [1, 2, 3, 5, 6, 7])
    #expect(page.withdrawn.isEmpty)
  }

  @Test func `is not withdrawn where others are missing, or were withdrawn lately`() {
    let listed = Set(Int64(1)...10).subtracting([4])
    let gone = ToldArticle(
      number: 99, published: Self.oldest.adding(seconds: -9_000), isMissing: true,
      isWithdrawn: true)
    #expect(Self.judged([Self.told(4, isMissing: true), gone], listed: listed).withdrawn.isEmpty)
    let old = ToldArticle(
      number: 98, published: Self.oldest.adding(seconds: -9_000), isMissing: true)
    #expect(Self.judged([Self.told(4, isMissing: true), old], listed: listed).withdrawn.isEmpty)
  }

  @Test func `is not withdrawn where it was the oldest, or too few tell`() {
    let aged = [Self.told(4, isMissing: true, hours: -1)]
    #expect(Self.judged(aged, listed: Set(5...10), recent: 5...10) == Vanishing())
    let few = Self.judged([Self.told(4, isMissing: true)], listed: [1, 2, 3], recent: 1...4)
    #expect(few.withdrawn.isEmpty)
  }
}
