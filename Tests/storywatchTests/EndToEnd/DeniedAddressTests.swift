import Glibc
import TestSupport
import Testing

/// What the kernel sees of a run, with strace(1): no connection to a private address, however it is disguised.
///
/// A name that resolves to one thing when it is checked and to another when it is used (DNS rebinding) needs no server
/// of its own here: nothing is checked but the address of the connection itself, and `localhost` gets to it by name.
@Suite(.enabled(if: Strace.works, "strace is not installed, or may not trace here"))
struct DeniedAddressTests {
  /// Ways to write addresses of this machine, of its networks and of cloud metadata services; a port follows.
  private static let disguises = [
    "127.0.0.1", "127.1", "127.0.1", "127.255.255.254", "2130706433", "0x7f000001", "0x7f.0.0.1",
    "017700000001", "0177.0.0.1", "0", "0.0.0.0", "localhost", "localhost.", "LOCALHOST",
    "ip6-localhost", "[::1]", "[0:0:0:0:0:0:0:1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::a9fe:a9fe]",
    "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[::ffff:0:127.0.0.1]", "169.254.169.254",
    "0xa9fea9fe", "[fd00:ec2::254]", "[fe80::1]", "10.0.0.1", "172.16.0.1", "192.168.0.1",
    "100.100.100.200", "168.63.129.16", "[fc00::1]", "224.0.0.1", "255.255.255.255", "[ff02::1]",
    "user@127.0.0.1", "user:word@127.0.0.1", "outlet.example@127.0.0.1",
    "outlet.example%40@127.0.0.1", "１２７.0.0.1", "①②⑦.⓪.⓪.①", "127。0。0。1",
  ]

  @Test func `a feed reaches no private address, in whatever form it is written`() async throws {
    try await withTemporaryDirectory { directory in
      let server = try LoopbackServer { _ in Answer() }
      defer { server.stop() }
      let urls = Self.disguises.map { "http://\($0):\(server.port)/feed" }
      let connections = try await connections(
        of: urls.map { "{ url: \"\($0)\" }" }, in: directory)
      #expect(connections.isEmpty)
      #expect(server.heard.isEmpty)
    }
  }

  @Test func `a redirect reaches none either, and the feed's own leave does not go along`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let inner = try LoopbackServer { _ in Answer() }
      defer { inner.stop() }
      let targets = Self.disguises.map { "http://\($0):\(inner.port)/secret" }
      let outer = try LoopbackServer { request in
        let number = request.target.split(separator: "/").last.flatMap { Int($0) } ?? 0
        return .redirect(number.isMultiple(of: 2) ? 302 : 301, to: targets[number])
      }
      defer { outer.stop() }
      let feeds = targets.indices.map {
        "{ url: \"\(outer.url("/\($0)"))\", allow_private: true }"
      }
      let connections = try await connections(of: feeds, in: directory)
      // What was allowed is seen, or the test could not fail.
      #expect(!connections.isEmpty)
      #expect(connections.allSatisfy { $0.contains("htons(\(outer.port))") })
      #expect(outer.heard.count == targets.count)
      #expect(inner.heard.isEmpty)
    }
  }

  /// TCP connections that `once` tried with these feeds, as strace prints them. (getaddrinfo connects UDP sockets, on
  /// which nothing is sent, to learn which of several addresses to prefer.)
  private func connections(of feeds: [String], in directory: String) async throws -> [String] {
    writeText(
      """
      limits: { private_networks: deny, per_host: 8, host_gap: 0s, connections: 32 }
      defaults: { timeout: { connect: 2s, total: 5s } }
      feeds:
      \(feeds.map { "  - " + $0 }.joined(separator: "\n"))

      """, to: directory + "/feeds.yaml")
    let trace = directory + "/trace"
    let program = try Program(
      ["once", "--config", directory + "/feeds.yaml", "--state", directory + "/s"],
      output: directory + "/log", under: Strace.command + ["-o", trace])
    #expect(await program.wait(upTo: .seconds(60)) == 0, "\(program.printed)")
    return readText(trace).split(separator: "\n").map(String.init)
      .filter { $0.contains("connect(") && $0.contains("<TCP") }
  }
}

/// strace(1) where it may trace.
private enum Strace {
  /// `-yy` prints the protocol of each socket.
  static let command = ["/usr/bin/strace", "-f", "-yy", "-e", "trace=connect"]

  static let works: Bool = {
    guard access(command[0], X_OK) == 0 else { return false }
    var pid: pid_t = 0
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var arguments: [UnsafeMutablePointer<CChar>?] =
      (command + ["/bin/true"]).map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var status: Int32 = -1
    return posix_spawn(&pid, command[0], &actions, nil, &arguments, environ) == 0
      && waitpid(pid, &status, 0) == pid && status == 0
  }()
}
