import Glibc
import TestSupport
import Testing

/// Alert files that came to harm, and what `storywatch doctor` makes of them.
@Suite struct DoctorAlertFileTests {
  @Test func `an alert file that is torn, doubled and short is told and made whole`() async throws {
    try await withReplayedState { state, directory in
      let whole = readText(state + "/alerts.jsonl")
      let lines = whole.split(separator: "\n")
      try #require(lines.count >= 3)
      let harmed = "\(lines[0])\n\(lines[0])\n\(lines[2].prefix(40))"
      writeText(harmed, to: state + "/alerts.jsonl")
      let found = try await runProgram(["doctor", "--state", state], in: directory)
      #expect(found.code == 1)
      #expect(found.output.contains("alerts.jsonl:2: tells an alert again"))
      #expect(found.output.contains("alerts.jsonl:3: no whole alert"))
      #expect(found.output.contains("\(lines.count - 1) alerts told are not in it"))
      let repaired = try await runProgram(["doctor", "--state", state, "--repair"], in: directory)
      #expect(repaired.code == 0, "\(repaired.output)")
      #expect(readText(state + "/alerts.jsonl") == whole)
      #expect(readText(state + "/alerts.jsonl.before-repair") == harmed)
    }
  }

  @Test func `one problem is one problem`() async throws {
    try await withReplayedState { state, directory in
      let whole = readText(state + "/alerts.jsonl")
      writeText(whole + whole.prefix { $0 != "\n" } + "\n", to: state + "/alerts.jsonl")
      let found = try await runProgram(["doctor", "--state", state], in: directory)
      #expect(found.output.contains("\(state): 1 problem\n"))
    }
  }

  @Test func `a missing alert file is written anew from the store`() async throws {
    try await withReplayedState { state, directory in
      let whole = readText(state + "/alerts.jsonl")
      unlink(state + "/alerts.jsonl")
      let repaired = try await runProgram(["doctor", "--state", state, "--repair"], in: directory)
      #expect(repaired.code == 0, "\(repaired.output)")
      #expect(readText(state + "/alerts.jsonl") == whole)
    }
  }

  @Test func `alerts that were rotated away are not missing, and are not written twice`()
    async throws
  {
    try await withReplayedState { state, directory in
      let whole = readText(state + "/alerts.jsonl")
      let lines = whole.split(separator: "\n")
      rename(state + "/alerts.jsonl", state + "/alerts.jsonl.1")
      let rotated = try await runProgram(["doctor", "--state", state, "--repair"], in: directory)
      #expect(rotated.code == 0, "\(rotated.output)")
      #expect(readText(state + "/alerts.jsonl") == "")
      // As after the next alert.
      writeText("\(lines[1])\n", to: state + "/alerts.jsonl")
      let later = try await runProgram(["doctor", "--state", state], in: directory)
      #expect(later.output.contains("\(lines.count - 2) alerts told are not in it"))
    }
  }

  /// Ways to harm an alert file; each leaves the store what it takes to make it whole.
  enum Harm: String, CaseIterable {
    case firstLineDamaged, allDamagedBesideRotated, firstDamagedBesideRotated, emptiedBeforeTheLast
    case controlInside, otherNumber, twoInOne

    func done(to whole: String) -> String {
      let lines = whole.split(separator: "\n").map(String.init)
      let rest = lines.dropFirst().map { $0 + "\n" }.joined()
      return switch self {
      case .firstLineDamaged, .firstDamagedBesideRotated: "x" + whole.dropFirst()
      case .allDamagedBesideRotated: whole.replacing("{", with: "x")
      case .emptiedBeforeTheLast: lines[lines.count - 1] + "\n"
      case .controlInside: lines[0].replacing("headline", with: "head\u{1}ine") + "\n" + rest
      case .otherNumber: lines[0].replacing("\"outlets\":", with: "\"outlets\":1") + "\n" + rest
      case .twoInOne: lines[0].prefix(120) + rest
      }
    }

    var isBesideRotated: Bool { rawValue.hasSuffix("Rotated") }
  }

  @Test(arguments: Harm.allCases) func `no alert of the store is lost to a damaged file`(harm: Harm)
    async throws
  {
    try await withReplayedState { state, directory in
      let file = state + "/alerts.jsonl"
      let whole = readText(file)
      let harmed = harm.done(to: whole)
      try #require(harmed != whole)
      writeText(harmed, to: file)
      if harm.isBesideRotated { writeText("\n", to: file + ".1") }
      let found = try await runProgram(["doctor", "--state", state], in: directory)
      #expect(found.code == 1)
      let repaired = try await runProgram(["doctor", "--state", state, "--repair"], in: directory)
      #expect(repaired.code == 0, "\(repaired.output)")
      #expect(readText(file) == whole)
      #expect(readText(file + ".before-repair") == harmed)
    }
  }

  @Test func `each repair keeps a copy of its own`() async throws {
    try await withReplayedState { state, directory in
      let file = state + "/alerts.jsonl"
      for (note, copy) in [("first", ".before-repair"), ("second", ".before-repair.2")] {
        let harmed = readText(file) + note + "\n"
        writeText(harmed, to: file)
        let repaired = try await runProgram(
          ["doctor", "--state", state, "--repair"], in: directory)
        #expect(repaired.code == 0)
        #expect(repaired.output.contains("the old one is \(file)\(copy)\n"))
        #expect(readText(file + copy) == harmed)
      }
    }
  }

  @Test func `a line of an alert that the store has forgotten stays`() async throws {
    try await withReplayedState { state, directory in
      let whole = "{\"alert\":\"al_old\"}\n" + readText(state + "/alerts.jsonl")
      writeText(whole + "?\n", to: state + "/alerts.jsonl")
      let repaired = try await runProgram(["doctor", "--state", state, "--repair"], in: directory)
      #expect(repaired.code == 0)
      #expect(readText(state + "/alerts.jsonl") == whole)
    }
  }

  @Test func `a file made anew belongs to whom the database belongs`() async throws {
    try await withReplayedState { state, directory in
      chmod(state + "/storywatch.sqlite", 0o640)
      if geteuid() == 0 { chown(state + "/storywatch.sqlite", 65_534, 65_534) }
      unlink(state + "/alerts.jsonl")
      _ = try await runProgram(["doctor", "--state", state, "--repair"], in: directory)
      var status = stat()
      try #require(stat(state + "/alerts.jsonl", &status) == 0)
      #expect(status.st_mode & 0o777 == 0o640)
      #expect(status.st_uid == (geteuid() == 0 ? 65_534 : geteuid()))
    }
  }

  @Test func `problems that are not spelt out are counted`() async throws {
    try await withReplayedState { state, directory in
      let whole = readText(state + "/alerts.jsonl")
      writeText(whole + String(repeating: "x\n", count: 100), to: state + "/alerts.jsonl")
      let found = try await runProgram(["doctor", "--state", state], in: directory)
      #expect(found.output.contains("and 80 more of the kind"))
      #expect(found.output.contains("\(state): 100 problems"))
    }
  }

  @Test func `a pipe in place of the file is not waited for, a directory is told`() async throws {
    try await withReplayedState { state, directory in
      unlink(state + "/alerts.jsonl")
      mkfifo(state + "/alerts.jsonl", 0o600)
      let doctor = try Program(["doctor", "--state", state], output: directory + "/printed")
      let code = await doctor.wait(upTo: .seconds(20))
      #expect(code == 0)
      if code == nil { doctor.signal(SIGKILL) }
      unlink(state + "/alerts.jsonl")
      mkdir(state + "/alerts.jsonl", 0o700)
      let found = try await runProgram(["doctor", "--state", state, "--repair"], in: directory)
      #expect(found.code == 1)
      #expect(found.output.contains("alerts.jsonl: cannot read"))
    }
  }
}
