import TestSupport
import Testing
import Text

@testable import Fetching

@Suite struct AddressTests {
  @Test(arguments: [
    "http://127.0.0.1:PORT/", "http://2130706433:PORT/", "http://0x7f.1:PORT/",
    "http://0177.0.0.1:PORT/", "http://127.1:PORT/", "http://localhost:PORT/",
    "http://[::ffff:127.0.0.1]:PORT/", "http://0:PORT/", "http://[::1]:PORT/",
  ]) func `this machine is refused under every name`(url: String) async throws {
    let server = try LoopbackServer { _ in Answer() }
    defer { server.stop() }
    let here = url.replacing("PORT", with: "\(server.port)")
    let result = try await withFetcher(Fetcher.Limits()) { await $0.result(.quick(here)) }
    guard case .refusedAddress = result.error else {
      Issue.record("\(result)")
      return
    }
    #expect(result.error?.isConnectionLevel == false)
    #expect(server.accepted == 0)
  }

  @Test func `a feed may vouch for its own server, and its redirects to other places may not`()
    async throws
  {
    let other = try LoopbackServer { _ in Answer() }
    let home = try LoopbackServer { request in
      switch request.target {
      case "/away": .redirect(to: other.url())
      case "/name": .redirect(to: "http://localhost:\(request.target.isEmpty ? 0 : 1)/")
      case "/here": .redirect(to: "/end")
      default: Answer()
      }
    }
    defer { home.stop() }
    defer { other.stop() }
    var limits = Fetcher.Limits()
    limits.hostGap = .zero
    let results = try await withFetcher(limits) { fetcher in
      var results: [Result<Response, FetchError>] = []
      for path in ["/feed", "/here", "/away", "/name"] {
        var request = Request.quick(home.url(path))
        request.allowsPrivateNetworks = true
        results.append(await fetcher.result(request))
      }
      results.append(await fetcher.result(.quick(home.url())))
      return results
    }
    #expect(results[0].response?.status == 200)
    #expect(results[1].response?.effectiveURL == home.url("/end"))
    #expect(results[2].error == .refusedAddress("127.0.0.1"))
    #expect(results[3].error != nil)
    #expect(other.accepted == 0)
    // Nor does a connection that was opened for one feed serve another that may not.
    #expect(results[4].error == .refusedAddress("127.0.0.1"))
    #expect(home.heard.count == 5)
  }

  @Test func `a name that also has a public address is judged by the one connected to`()
    async throws
  {
    // localhost has both families; only the allowed one is connected to.
    let server = try LoopbackServer { _ in Answer() }
    defer { server.stop() }
    var limits = Fetcher.Limits()
    limits.allowedNetworks = ["127.0.0.1"].compactMap(AddressBlock.init)
    let response = try await withFetcher(limits) {
      try await $0.fetch(.quick("http://localhost:\(server.port)/"))
    }
    #expect(response.status == 200)
  }

  @Test func `behind a proxy, an address in the URL is judged all the same`() async throws {
    let proxy = try LoopbackServer { _ in Answer() }
    defer { proxy.stop() }
    let results = try await withFetcher(Fetcher.Limits()) { fetcher in
      var results: [Result<Response, FetchError>] = []
      for url in ["http://outlet.example/feed", "http://169.254.169.254/latest"] {
        var request = Request.quick(url)
        request.proxy = "http://127.0.0.1:\(proxy.port)"
        results.append(await fetcher.result(request))
      }
      return results
    }
    #expect(results[0].response?.status == 200)
    #expect(results[1].error != nil)
    #expect(proxy.heard.map(\.target) == ["http://outlet.example/feed"])
  }
}
