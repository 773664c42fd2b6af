import Fetching
import Glibc
import TestSupport
import Testing

@Suite struct HTTP2Tests {
  @Test(.enabled(if: NginxServer.isAvailable, "nginx and openssl make the server"))
  func `a server that offers HTTP/2 is asked over it, on one connection for two requests`()
    async throws
  {
    let server = try NginxServer()
    defer { server.stop() }
    let connections = try await withFetcher { fetcher in
      var connections: [String?] = []
      for _ in 0..<2 {
        var request = Request.quick("https://127.0.0.1:\(server.port)/feed")
        request.caFile = server.certificateFile
        let response = try await fetcher.fetch(request)
        #expect(response.headers.text("X-Protocol") == "HTTP/2.0")
        connections.append(response.headers.text("X-Connection"))
      }
      return connections
    }
    #expect(connections[0] != nil)
    #expect(connections[0] == connections[1])
  }

  @Test(.enabled(if: hasIPv6, "not every machine has the address ::1"))
  func `a server at an IPv6 address is asked there`() async throws {
    let server = try LoopbackServer(host: "::1") { _ in Answer() }
    defer { server.stop() }
    let url = "http://[::1]:\(server.port)/feed"
    let response = try await withFetcher { try await $0.fetch(.quick(url)) }
    #expect(response.status == 200)
    #expect(server.heard.first?.header("Host") == "[::1]:\(server.port)")
  }

  private static var hasIPv6: Bool {
    guard let server = try? LoopbackServer(host: "::1", answer: { _ in Answer() }) else {
      return false
    }
    server.stop()
    return true
  }
}
