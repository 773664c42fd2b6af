import Glibc
import News
import Storage
import TestSupport
import Testing

/// The daemon killed at random moments while an outlet publishes steadily.
@Suite struct CrashTests {
  @Test(.timeLimit(.minutes(5)))
  func `after ten kills each entry is stored once and no alert is missing or told twice`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let server = try NewsServer(total: 60)
      defer { server.stop() }
      writeText(Self.settings(url: server.url), to: directory + "/feeds.yaml")
      let arguments = ["run", "--config", directory + "/feeds.yaml", "--state", directory + "/s"]
      for _ in 0..<10 {
        let program = try Program(arguments, output: directory + "/log")
        try await Task.sleep(for: .milliseconds(Int.random(in: 150...1_500)))
        program.signal(SIGKILL)
        #expect(await program.wait() == -SIGKILL)
      }
      let last = try Program(arguments, output: directory + "/log")
      let isComplete = try await eventually(within: .seconds(200)) {
        guard server.isExhausted else { return false }
        return try await Self.stored(in: directory + "/s").count == server.entryIDs.count
          && Self.alertIDs(in: directory + "/s").count >= server.entryIDs.count
      }
      #expect(isComplete)
      last.signal(SIGTERM)
      #expect(await last.wait(upTo: .seconds(10)) == 0)
      let stored = try await Self.stored(in: directory + "/s")
      #expect(Set(stored) == Set(server.entryIDs))
      #expect(Set(stored).count == stored.count)
      let told = Self.alertIDs(in: directory + "/s")
      #expect(Set(told).count == told.count)
      #expect(told.count == stored.count)
      let log = readText(directory + "/log")
      for id in told { #expect(log.contains("alert=\(id) ")) }
    }
  }

  private static func settings(url: String) -> String {
    """
    feeds:
      - { id: courier, url: "\(url)", interval: 1s, first_run: all, allow_private: true }
    watches: [{ id: everything, query: "*", severity: medium }]
    alerts: { settle: 1s, cooldown: 0s, budget: 100000 }
    limits: { host_gap: 0s }
    """
  }

  private static func stored(in state: String) async throws -> [String] {
    let store = try await Store.open(directory: state, readOnly: true)
    var ids: [String] = []
    var last: Int64 = 0
    while true {
      let page = try await store.recentArticles(
        since: Timestamp(seconds: 0), afterNumber: last, limit: 500)
      guard let end = page.last else { return ids }
      ids += page.map(\.article.entryID)
      last = end.article.number
    }
  }

  private static func alertIDs(in state: String) -> [String] {
    readText(state + "/alerts.jsonl").split(separator: "\n").compactMap { line in
      guard let key = line.firstRange(of: "\"alert\":\"") else { return nil }
      return String(line[key.upperBound..<line.endIndex].prefix(13))
    }
  }
}
