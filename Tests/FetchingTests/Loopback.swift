import Fetching
import TestSupport
import Testing
import Text

/// Runs a fetcher while `body` runs, against servers on this machine.
func withFetcher<Value: Sendable>(
  _ limits: Fetcher.Limits = .loopback, _ body: (Fetcher) async throws -> Value
) async throws -> Value {
  let fetcher = Fetcher(limits: limits)
  return try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { try await fetcher.run() }
    let value = try await body(fetcher)
    group.cancelAll()
    return value
  }
}

/// What came of one request to a server with that script.
func result(
  of request: (LoopbackServer) -> Request = { Request.quick($0.url()) },
  script: @escaping LoopbackServer.Script
) async throws -> (Result<Response, FetchError>, [HeardRequest]) {
  let server = try LoopbackServer(script: script)
  defer { server.stop() }
  let request = request(server)
  let result = try await withFetcher { fetcher in await fetcher.result(request) }
  return (result, server.heard)
}

/// The same for a server that sends these bytes once and closes the connection.
func result(sending bytes: [UInt8]) async throws -> Result<Response, FetchError> {
  try await result { _, connection in
    connection.send(bytes)
    return false
  }.0
}

func result(sending text: String) async throws -> Result<Response, FetchError> {
  try await result(sending: Array(text.utf8))
}

extension Fetcher {
  func result(_ request: Request) async -> Result<Response, FetchError> {
    do throws(FetchError) {
      return .success(try await fetch(request))
    } catch {
      return .failure(error)
    }
  }
}

extension Result where Success == Response, Failure == FetchError {
  var error: FetchError? {
    if case .failure(let error) = self { error } else { nil }
  }

  var response: Response? { try? get() }
}

extension Fetcher.Limits {
  /// No gaps, and this machine's own addresses allowed.
  static var loopback: Fetcher.Limits {
    var limits = Fetcher.Limits()
    limits.perHost = 8
    limits.hostGap = .zero
    limits.allowedNetworks = ["127.0.0.0/8", "::1"].compactMap(AddressBlock.init)
    return limits
  }
}

extension Request {
  /// Gives up after a while, as tests must.
  static func quick(_ url: String) -> Request {
    var request = Request(url: url, userAgent: "storywatch/1.2.3 (+https://news.example/bot)")
    request.limits.connect = .seconds(10)
    request.limits.total = .seconds(20)
    request.limits.stall = .seconds(10)
    return request
  }
}

extension Request {
  /// Gives up on a server that stands still for a second.
  static func hasty(_ url: String) -> Request {
    var request = Request.quick(url)
    request.limits.stall = .seconds(1)
    return request
  }

  /// Waits longer than any test.
  static func patient(_ url: String) -> Request {
    var request = Request.quick(url)
    request.limits.stall = .seconds(50)
    request.limits.total = .seconds(50)
    return request
  }
}

func text(_ bytes: [UInt8]?) -> String? {
  bytes.map { String(decoding: $0, as: UTF8.self) }
}

extension [HeardRequest] {
  /// Fails the test where there is none.
  func at(_ index: Int) throws -> HeardRequest {
    try #require(index < count ? self[index] : nil)
  }
}
