import Fetching
import TestSupport
import Testing

@Suite(.enabled(if: TLSServer.isAvailable)) struct TLSTests {
  @Test func `an unknown authority is an error, the user's own is trusted`() async throws {
    let server = try TLSServer(name: "IP:127.0.0.1")
    defer { server.stop() }
    let url = "https://127.0.0.1:\(server.port)/feed"
    var trusting = Request.quick(url)
    trusting.caFile = server.certificateFile
    let (unknown, known) = try await withFetcher { [trusting] fetcher in
      (await fetcher.result(.quick(url)), await fetcher.result(trusting))
    }
    guard case .tls(host: "127.0.0.1", let reason) = unknown.error else {
      Issue.record("\(unknown)")
      return
    }
    #expect(reason.contains("certificate"))
    #expect(unknown.error?.isConnectionLevel == true)
    #expect(try known.get().status == 200)
  }

  @Test func `a certificate for another name is an error`() async throws {
    let server = try TLSServer(name: "DNS:other.example")
    defer { server.stop() }
    var request = Request.quick("https://127.0.0.1:\(server.port)/feed")
    request.caFile = server.certificateFile
    let result = try await withFetcher { [request] in await $0.result(request) }
    guard case .tls = result.error else {
      Issue.record("\(result)")
      return
    }
  }

  @Test func `a redirect from https to http is refused`() async throws {
    let plain = try LoopbackServer { _ in Answer() }
    defer { plain.stop() }
    let server = try TLSServer(
      name: "IP:127.0.0.1", answer: Answer.redirect(301, to: plain.url()).bytes)
    defer { server.stop() }
    var request = Request.quick("https://127.0.0.1:\(server.port)/feed")
    request.caFile = server.certificateFile
    let result = try await withFetcher { [request] in await $0.result(request) }
    #expect(result.error == .refusedDowngrade)
    #expect(plain.accepted == 0)
  }

  @Test func `the client's certificate is shown at home and nowhere else`() async throws {
    let server = try TLSServer(name: "IP:127.0.0.1", asksCertificate: true)
    defer { server.stop() }
    let elsewhere = try LoopbackServer { _ in
      .redirect(to: "https://127.0.0.1:\(server.port)/feed")
    }
    defer { elsewhere.stop() }
    var request = Request.quick("https://127.0.0.1:\(server.port)/feed")
    request.caFile = server.certificateFile
    request.clientCertificate = Request.ClientCertificate(
      certificateFile: server.certificateFile, keyFile: server.keyFile)
    var redirected = request
    redirected.url = elsewhere.url()
    let results = try await withFetcher { [request, redirected] fetcher in
      [await fetcher.result(request), await fetcher.result(redirected)]
    }
    #expect(results[0].response?.status == 200)
    #expect(results[1].error != nil)
  }

  @Test func `a file that is no certificate is an error of the settings`() async throws {
    var request = Request.quick("https://127.0.0.1:1/")
    request.caFile = "/nonexistent.pem"
    let server = try TLSServer(name: "IP:127.0.0.1")
    defer { server.stop() }
    request.url = "https://127.0.0.1:\(server.port)/feed"
    let result = try await withFetcher { [request] in await $0.result(request) }
    guard case .badRequest = result.error else {
      Issue.record("\(result)")
      return
    }
  }

  @Test func `a server that speaks no TLS is a TLS error`() async throws {
    let server = try LoopbackServer { _ in Answer() }
    defer { server.stop() }
    let result = try await withFetcher { fetcher in
      await fetcher.result(.quick("https://127.0.0.1:\(server.port)/"))
    }
    #expect(result.error != nil)
  }
}
