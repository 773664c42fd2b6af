import Glibc
import TestSupport
import Testing

/// The daemon as systemd meets it: what it is told, when, and what a reload answers.
@Suite struct ServiceTests {
  @Test func `systemd hears of ready, status, watchdog, reload and stop, in that order`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let service = try SupervisedDaemon(
        in: directory, settings: Self.settings, environment: ["WATCHDOG_USEC=900000"])
      #expect(await service.hears { $0.contains("READY=1\nSTATUS=") })
      #expect(await service.hears { $0 == "WATCHDOG=1" })
      service.program.signal(SIGHUP)
      #expect(await service.hears { $0.hasPrefix("RELOADING=1\nMONOTONIC_USEC=") })
      #expect(await service.hears { $0.hasPrefix("READY=1") })
      service.program.signal(SIGTERM)
      #expect(await service.hears { $0.hasPrefix("STOPPING=1") })
      #expect(await service.program.wait(upTo: .seconds(10)) == 0)
    }
  }

  @Test func `a reload waits for the daemon's answer, and a bad file fails it and changes nothing`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let service = try SupervisedDaemon(in: directory, settings: Self.settings)
      #expect(await service.hears { $0.hasPrefix("READY=1") })
      writeText(
        Self.settings + "\nwatches: [{ id: all, query: '*' }]\n", to: directory + "/feeds.yaml")
      let good = try await service.reload()
      #expect(good.code == 0)
      #expect(service.program.printed.contains("event=config_loaded severity=info"))
      #expect(service.program.printed.contains("feeds=1 watches=1"))
      #expect(!good.output.contains("at the next start"))
      writeText(
        Self.settings + "\nmetrics: { listen: /nowhere/socket }\n", to: directory + "/feeds.yaml")
      let late = try await service.reload()
      #expect(late.code == 0)
      #expect(late.output.contains("metrics: listen: takes effect at the next start"))
      #expect(service.program.printed.contains(#"at_next_start="metrics: listen:""#))
      writeText("feeds: [ftp://a.example/]\n", to: directory + "/feeds.yaml")
      let bad = try await service.reload()
      #expect(bad.code == 78)
      #expect(bad.output.contains("feeds.yaml:1:9"))
      #expect(!service.program.printed.contains("event=config_rejected"))
      service.program.signal(SIGHUP)
      #expect(
        await eventually { service.program.printed.contains("event=config_rejected") })
      service.program.signal(SIGTERM)
      #expect(await service.program.wait(upTo: .seconds(10)) == 0)
    }
  }

  @Test func `a pipe in the place of the settings is refused, and keeps the daemon from nothing`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let service = try SupervisedDaemon(in: directory, settings: Self.settings)
      #expect(await service.hears { $0.hasPrefix("READY=1") })
      unlink(directory + "/feeds.yaml")
      mkfifo(directory + "/feeds.yaml", 0o600)
      let answer = try await service.reload()
      #expect(answer.code == 78)
      service.program.signal(SIGHUP)
      #expect(
        await eventually(within: .seconds(10)) {
          service.program.printed.contains("\"the file is a pipe or a device")
        })
      service.program.signal(SIGTERM)
      let code = await service.program.wait(upTo: .seconds(10))
      #expect(code == 0)
      if code == nil { service.program.signal(SIGKILL) }
    }
  }

  @Test func `of several directories of the unit the first is that of every command`() async throws
  {
    try await withTemporaryDirectory { directory in
      for name in ["settings", "state"] { mkdir("\(directory)/\(name)", 0o755) }
      writeText(Self.settings, to: directory + "/settings/feeds.yaml")
      let environment = [
        "CONFIGURATION_DIRECTORY=\(directory)/settings:\(directory)/others",
        "STATE_DIRECTORY=\(directory)/state:\(directory)/others",
      ]
      for command in ["once", "stories"] {
        let run = try await runProgram([command], in: directory, environment: environment)
        #expect(run.code == 0, "\(run.output)")
      }
      let unset = try await runProgram(
        ["stories"], in: directory, environment: ["CONFIGURATION_DIRECTORY=", environment[1]])
      #expect(unset.code == 0, "\(unset.output)")
    }
  }

  /// A daemon that has read its settings, and the path of these.
  private func running(in directory: String) async throws -> (Program, String) {
    let settings = directory + "/feeds.yaml"
    writeText(Self.settings, to: settings)
    let daemon = try Program(
      ["run", "--config", settings], output: directory + "/log",
      environment: ["STATE_DIRECTORY=\(directory)/s"])
    #expect(await eventually { daemon.printed.contains("event=config_loaded") })
    return (daemon, settings)
  }

  @Test func `a state directory and limits that change are told to wait for the next start`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let (daemon, settings) = try await running(in: directory)
      writeText(Self.settings + "\nstate: other\nlimits: { per_host: 3 }\n", to: settings)
      daemon.signal(SIGHUP)
      #expect(await eventually { daemon.printed.contains(#"at_next_start="state: limits:""#) })
      daemon.signal(SIGTERM)
      #expect(await daemon.wait(upTo: .seconds(10)) == 0)
    }
  }

  @Test func `signals that mean something to other daemons end this one no sooner`() async throws {
    try await withTemporaryDirectory { directory in
      let (daemon, _) = try await running(in: directory)
      for number in [SIGUSR1, SIGUSR2, SIGALRM] { daemon.signal(number) }
      #expect(await daemon.wait(upTo: .seconds(1)) == nil)
      daemon.signal(SIGTERM)
      #expect(await daemon.wait(upTo: .seconds(10)) == 0)
    }
  }

  @Test func `a reload outside of a service is wrong usage, not a signal to somebody`() async throws
  {
    try await withTemporaryDirectory { directory in
      for environment in [[], ["MAINPID=1", "RUNTIME_DIRECTORY=\(directory)"], ["MAINPID=x"]] {
        let run = try await runProgram(["reload"], in: directory, environment: environment)
        #expect(run.code == 2)
        #expect(run.output.contains("systemctl reload storywatch"))
      }
    }
  }

  @Test func `a second signal to end it is obeyed at once`() async throws {
    try await withTemporaryDirectory { directory in
      let service = try SupervisedDaemon(in: directory, settings: Self.settings)
      #expect(await service.hears { $0.hasPrefix("READY=1") })
      // Stopped, it finds both when it goes on.
      for number in [SIGSTOP, SIGTERM, SIGINT, SIGCONT] { service.program.signal(number) }
      let code = await service.program.wait(upTo: .seconds(2))
      #expect(code == 128 + SIGTERM || code == 128 + SIGINT)
    }
  }

  @Test func `a daemon without standard files keeps its log out of its database`() async throws {
    try await withTemporaryDirectory { directory in
      writeText(Self.settings, to: directory + "/feeds.yaml")
      writeText(
        "exec \(Program.path) once --config \(directory)/feeds.yaml --state \(directory)/s "
          + "<&- >&- 2>&-\n", to: directory + "/closed.sh")
      #expect(system("sh \(directory)/closed.sh") == 0)
      let feeds = try await runProgram(["feeds", "--state", directory + "/s"], in: directory)
      #expect(feeds.code == 0)
      let lock = readText(directory + "/s/lock")
      #expect(lock.allSatisfy { $0.isNumber || $0.isNewline })
    }
  }

  static let settings = "feeds: [{ id: none, url: \"file:nothing-here.xml\" }]"
}
