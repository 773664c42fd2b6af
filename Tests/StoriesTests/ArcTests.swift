import News
import Testing

@testable import Stories

/// A long affair: an allied garrison in an invented country, over three years.
@Suite struct ArcTests {
  private static let affair: [(title: String, text: String, day: Int64)] = [
    (
      "Will the Norlanders quit Velmia?",
      """
      Velmia and Norland opened talks in Karst on Saturday on the withdrawal of the Norlandic garrison.
      The Velmian premier Radko Tessen wants the legion's presence at the Dravec air base to end.
      Militias that call the legion an occupation have fired rockets at Dravec since October.
      About 2,500 Norlandic soldiers serve in Velmia, most of them as advisers to the Velmian army.
      Ambassador Iven Holt said that a date for the withdrawal was not on the table yet.
      """, 19_700
    ),
    (
      "Norlandic convoys leave Karst",
      """
      Convoys of the Norlandic legion left the Karst barracks for Dravec on Tuesday, the embassy confirmed.
      Under the accord of September the garrison leaves the Velmian capital this year and Dravec by the end of next.
      Premier Radko Tessen called it the start of the withdrawal, his critics a change of tactics.
      Hundreds of soldiers will be gone by autumn, an officer said, while the presence in the north stays.
      Velmian militias announced that they would watch each convoy.
      """, 20_270
    ),
    (
      "Velmia declares Norlandic withdrawal complete",
      """
      Velmia's ministry of defence declared on Sunday that the last Norlandic advisers have left Dravec.
      The withdrawal ends a presence of eighteen years, though soldiers stay in the autonomous north.
      Velmian forces took over the Dravec air base in a ceremony without guests.
      The accord signed in September foresees training and joint exercises in place of the garrison.
      The militias, which had tied their arms to the presence of the legion, did not say what they will do.
      """, 20_470
    ),
  ]

  /// Other news of the same places.
  private static let others: [(title: String, text: String, day: Int64)] = [
    (
      "Bakery burns in Karst",
      """
      A fire destroyed a bakery in the old town of Karst on Monday and injured nine people.
      The Velmian fire service said that an oven had been left on over the weekend.
      Firemen from Dravec helped until noon, and two streets of the old town stay closed.
      """, 19_900
    ),
    (
      "Velmia wins the cup in Karst",
      """
      Velmia beat Sorrel 2-1 in the final of the cup in Karst on Wednesday night.
      Striker Milo Brandt scored both goals in front of 40,000 people, most of them from Dravec.
      Coach Petra Volk said that the team had earned it in a hard season.
      """, 20_100
    ),
  ]

  /// The arc of each article's story, in the order of `articles`.
  ///
  /// `outlet`: of all of them, else each has one of its own.
  private func arcs(
    of articles: [(title: String, text: String, day: Int64)], outlet: String? = nil
  ) -> [String] {
    var furniture = FurnitureFilter()
    var matcher = StoryMatcher()
    var first: [String: String] = [:]
    return articles.enumerated().map { index, article in
      let reading = furniture.read(
        Samples.article(
          Int64(index + 1), article.title, article.text, outlet: outlet ?? "o\(index).example",
          day: article.day))
      furniture.remember(reading.page)
      let prepared = matcher.prepare(reading)
      let match = matcher.match(prepared)
      if match.verdict == .new {
        let earlier = ArcCandidate.earlier(among: match.arcCandidates, first: first)
        first[match.story] = earlier.first.map { first[$0.story] ?? $0.story }
      }
      matcher.remember(prepared, story: match.story, origin: match.origin)
      return first[match.story] ?? match.story
    }
  }

  private static let orders = [
    [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0],
  ]

  @Test(arguments: orders)
  func `the stories of a long affair are one arc in every order, other news of its places is not`(
    order: [Int]
  ) {
    let affair = order.map { Self.affair[$0] }
    #expect(Set(arcs(of: affair)).count == 1)
    let mixed = arcs(of: [Self.others[0], affair[0], Self.others[1], affair[1], affair[2]])
    #expect(Set([1, 3, 4].map { mixed[$0] }).count == 1)
    #expect(Set(mixed).count == 3)
  }

  @Test func `what one outlet prints under one headline again and again is a column and no affair`()
  {
    let headlines = ["Velmia notes, 3 March", "Velmia notes: Friday, 14 June", "Velmia notes 21"]
    let column = zip(headlines, Self.affair).map { ($0, $1.text, $1.day) }
    #expect(Set(arcs(of: column, outlet: "karst.example")).count == 3)
    #expect(Set(arcs(of: column)).count == 1)
    #expect(Set(arcs(of: Self.affair, outlet: "karst.example")).count == 1)
  }

  @Test func `what many stories have in common is no affair`() {
    func candidate(_ story: String, _ whole: Float, gap: Double? = 30) -> ArcCandidate {
      ArcCandidate(
        story,
        Theme.Likeness(whole: whole, names: whole / 2, sharedNames: 3, sharedTopics: 4), gap: gap)
    }
    let near = candidate("st_near", 0.3)
    #expect(ArcCandidate.earlier(among: [near], first: [:]) == [near])
    #expect(near.evidence.hasPrefix("continues st_near: likeness 30 % (from 12 %), 3 names and 4 "))
    let town = [near, candidate("st_town", 0.25)]
    #expect(ArcCandidate.earlier(among: town, first: [:]).isEmpty)
    #expect(
      ArcCandidate.earlier(among: town, first: ["st_near": "st_town"]) == town)
    let today = [near, candidate("st_today", 0.25, gap: 1)]
    #expect(ArcCandidate.earlier(among: today, first: [:]).isEmpty)
    #expect(ArcCandidate.earlier(among: [candidate("st_today", 0.4, gap: 1)], first: [:]).isEmpty)
    let astray = [near, candidate("st_first", 0.05)]
    #expect(ArcCandidate.earlier(among: astray, first: ["st_near": "st_first"]).isEmpty)
  }

  @Test func `a closed story keeps what it is found and continued by`() throws {
    var furniture = FurnitureFilter()
    var matcher = StoryMatcher(closingPeriod: 8, halvingPeriod: 80)
    var closed: [StoryProfile] = []
    for (index, article) in Self.affair.enumerated() {
      let reading = furniture.read(
        Samples.article(Int64(index), article.title, article.text, day: article.day))
      furniture.remember(reading.page)
      let prepared = matcher.prepare(reading)
      let match = matcher.match(prepared)
      if index == 2 {
        #expect(match.arcCandidates.isEmpty)
        let stored = try closed.map {
          try #require(StoryProfile(story: $0.story, record: $0.record))
        }
        #expect(stored == closed)
        let shared = closed.map { Set($0.keys).intersection(prepared.arcKeys).count }
        #expect(shared.allSatisfy { $0 >= 2 })
        let candidates = StoryMatcher.arcCandidates(for: prepared, among: stored)
        let earlier = ArcCandidate.earlier(
          among: candidates, first: [closed[1].story: closed[0].story])
        #expect(!earlier.isEmpty)
      }
      matcher.remember(prepared, story: match.story, origin: match.origin)
      for number in 0..<15 {
        let filler = Samples.article(
          Int64(100 + index * 10 + number), "Item \(number * 31 + index)", "",
          day: article.day + 70)
        let prepared = matcher.prepare(furniture.read(filler))
        closed += matcher.remember(prepared, story: "st_f\(index)\(number)", origin: "f").filter {
          !$0.story.hasPrefix("st_f")
        }
      }
    }
    #expect(closed.count == 3)
  }
}
