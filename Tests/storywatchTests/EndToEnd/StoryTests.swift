import TestSupport
import Testing

/// Stories of a stream of articles, as the commands show them.
@Suite struct StoryTests {
  @Test func `a long affair is shown as a timeline, and a restart in its middle changes no id`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      writeText(Self.stream.joined(separator: "\n"), to: directory + "/all.jsonl")
      writeText(Self.stream[..<2].joined(separator: "\n"), to: directory + "/begun.jsonl")
      for (state, files) in [("/a", ["/all.jsonl"]), ("/b", ["/begun.jsonl", "/all.jsonl"])] {
        for (number, file) in files.enumerated() {
          let resume = number > 0 ? ["--resume"] : []
          let run = try await runProgram(
            ["replay", "--articles", directory + file, "--state", directory + state] + resume,
            in: directory)
          #expect(run.code == 0, "\(run.output)")
        }
      }
      let whole = try await runProgram(["stories", "--state", directory + "/a"], in: directory)
      let resumed = try await runProgram(["stories", "--state", directory + "/b"], in: directory)
      #expect(whole.output == resumed.output)
      let lines = whole.output.split(separator: "\n").map(String.init)
      #expect(lines.count == 4)
      let latest = try #require(
        lines.first { $0.contains("declares") }?.split(separator: " ").first)
      for state in ["/a", "/b"] {
        let story = try await runProgram(
          ["story", String(latest), "--state", directory + state], in: directory)
        let timeline = story.output.split(separator: "\n").map(String.init).drop {
          $0 != "arc of 3 stories:"
        }.dropFirst().prefix(3)
        #expect(
          timeline.map { String($0.prefix(12)) } == [
            "  2023-12-09", "  2025-07-01", "> 2026-01-17",
          ])
        #expect(timeline.last?.contains("\(latest)") == true)
        let explained = try await runProgram(
          ["explain", "https://karst.example/2026-01-17", "--state", directory + state],
          in: directory)
        #expect(explained.output.contains("  why: continues st_"), "\(explained.output)")
      }
    }
  }

  private static let stream = [
    article(
      "2023-12-09", "Will the Norlanders quit Velmia?",
      """
      Velmia and Norland opened talks in Karst on Saturday on the withdrawal of the Norlandic garrison. \
      Premier Radko Tessen wants the legion's presence at the Dravec air base to end. \
      Militias that call the legion an occupation have fired rockets at Dravec since October. \
      Ambassador Iven Holt said that a date for the withdrawal was not on the table yet.
      """),
    article(
      "2024-06-26", "Bakery burns in Karst",
      """
      A fire destroyed a bakery in the old town of Karst on Wednesday and injured nine people. \
      The Velmian fire service said that an oven had been left on over night. \
      Firemen from Dravec helped until noon, and two streets of the old town stay closed.
      """),
    article(
      "2025-07-01", "Norlandic convoys leave Karst",
      """
      Convoys of the Norlandic legion left the Karst barracks for Dravec on Tuesday, the embassy confirmed. \
      Under the accord of September the garrison leaves the Velmian capital this year and Dravec by the end of next. \
      Premier Radko Tessen called it the start of the withdrawal, his critics a change of tactics. \
      The presence in the north stays, and the militias announced that they would watch each convoy.
      """),
    article(
      "2026-01-17", "Velmia declares Norlandic withdrawal complete",
      """
      Velmia's ministry of defence declared on Saturday that the last Norlandic advisers have left Dravec. \
      The withdrawal ends a presence of eighteen years, though soldiers stay in the autonomous north. \
      Velmian forces took over the Dravec air base, and the accord foresees training in place of the garrison. \
      The militias, which had tied their arms to the presence of the legion, did not say what they will do.
      """),
  ]

  private static func article(_ day: String, _ title: String, _ text: String) -> String {
    """
    {"id":"\(day)","title":"\(title)","text":"\(text)","published":"\(day)T09:00:00Z","source":"karst-post",\
    "url":"https://karst.example/\(day)"}
    """
  }
}
