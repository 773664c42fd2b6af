import Testing
import Text

@Suite struct RoundUpTests {
  private func isNamed(_ title: String) -> Bool {
    RoundUp.isNamed(Words(title).all, in: Array(title.utf8))
  }

  @Test(arguments: [
    "Roundup of the day", "Round-up: storms and strikes", "Evening round-up", "World news in brief",
    "Tuesday briefing: talks fail in Karsk", "Today's headlines", "Today’s headlines",
    "Top stories",
  ])
  func `a headline that collects is a round-up's`(title: String) {
    #expect(isNamed(title))
  }

  @Test(arguments: [
    "Police round up 30 suspects in Karsk", "Briefing of the council is cancelled",
    "Judge reads brief in court", "Top of the league falls", "Round one to Orvik - upset in Tarsk",
  ])
  func `a headline with the same words is not`(title: String) {
    #expect(!isNamed(title))
  }
}
