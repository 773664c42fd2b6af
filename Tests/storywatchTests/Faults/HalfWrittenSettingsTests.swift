import Glibc
import TestSupport
import Testing

@Suite struct HalfWrittenSettingsTests {
  @Test func `settings that are read in the middle of a write are read again until they are whole`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      func feed(_ id: String) -> String { "  - { id: \(id), url: \"file:\(id).xml\" }\n" }
      let whole = "feeds:\n" + ["one", "two", "three"].map(feed).joined()
      let service = try SupervisedDaemon(in: directory, settings: "feeds:\n" + feed("one"))
      #expect(await service.hears { $0.hasPrefix("READY=1") })
      // A good file, and not what its author means: the first of three blocks.
      writeText("feeds:\n" + feed("two"), to: directory + "/feeds.yaml")
      service.program.signal(SIGHUP)
      try await Task.sleep(for: .milliseconds(120))
      // No file at all: the second block ends in a word.
      writeText(String(whole.dropLast(12)), to: directory + "/feeds.yaml")
      try await Task.sleep(for: .milliseconds(120))
      writeText(whole, to: directory + "/feeds.yaml")
      #expect(await eventually { service.program.printed.contains("feeds=3") })
      let loaded = service.program.printed.split(separator: "\n").filter {
        $0.contains("event=config_")
      }
      #expect(loaded.count == 2)
      service.program.signal(SIGTERM)
      #expect(await service.program.wait(upTo: .seconds(10)) == 0)
    }
  }
}
