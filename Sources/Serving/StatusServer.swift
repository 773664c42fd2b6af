import FlyingFox
import FlyingSocks
import Foundation
import Glibc
import Synchronization

/// Answers GET and HEAD over HTTP, to clients of this machine or network; changes nothing whatever is asked.
///
/// Pages are inert: they may load and run nothing, and no page of another origin may read or frame them.
public final class StatusServer: Sendable {
  private let server: HTTPServer
  private let place: Listening
  private let hasListened = Atomic<Bool>(false)

  /// Connections that wait for their client, at a time; far below the descriptors a process has.
  public static let maximumWaiting = 32
  /// After a failure, until it listens again.
  private static let pause: Duration = .seconds(5)

  /// The server cannot listen there.
  public struct ListeningError: Error, CustomStringConvertible {
    public var description: String
  }

  /// `answer` is given the path of each request, decoded and without its query.
  public init(
    at place: Listening, answer: @escaping @Sendable (_ path: String) async -> Page
  ) throws(ListeningError) {
    let handler = ClosureHTTPHandler { request in
      await Self.respond(to: request, isLocal: place.isOfThisMachine, answer)
    }
    self.place = place
    server = HTTPServer(config: try Self.configuration(place), handler: handler)
  }

  /// Until the task is cancelled. A server that cannot listen is an error; what fails later, as where the process has
  /// no descriptor left for a connection, is told, and it listens again after a pause.
  public func run(onFailure tell: @Sendable (ListeningError) -> Void) async throws {
    while true {
      if case .path(let path) = place { unlink(path) }
      let failure: ListeningError
      do {
        try await server.run()
        return
      } catch {
        failure = ListeningError(description: "\(error)")
      }
      if Task.isCancelled { return }
      guard hasListened.load(ordering: .relaxed) else { throw failure }
      tell(failure)
      try await Task.sleep(for: Self.pause)
    }
  }

  /// Returns once connections are taken.
  public func waitUntilListening() async throws {
    try await server.waitUntilListening()
    hasListened.store(true, ordering: .relaxed)
  }

  private static func configuration(_ place: Listening) throws(ListeningError)
    -> HTTPServer.Configuration
  {
    do {
      let pool = HTTPServer.defaultPool()
      let bounded = BoundedSocketPool(pool, limit: maximumWaiting)
      switch place {
      case .tcp(let address, let port):
        if address.contains(":") {
          return .init(
            address: try sockaddr_in6.inet6(ip6: address, port: port), pool: bounded,
            logger: .disabled)
        }
        return .init(
          address: try sockaddr_in.inet(ip4: address, port: port), pool: bounded, logger: .disabled)
      case .path(let path):
        return .init(address: sockaddr_un.unix(path: path), pool: bounded, logger: .disabled)
      case .inherited(let file):
        return .init(
          address: UnnamedAddress(),
          pool: BoundedSocketPool(
            InheritedSocketPool(file, pool: pool), limit: maximumWaiting), logger: .disabled)
      }
    } catch {
      throw ListeningError(description: "\(error)")
    }
  }

  private static func respond(
    to request: HTTPRequest, isLocal: Bool, _ answer: (String) async -> Page
  ) async -> HTTPResponse {
    guard request.method == .GET || request.method == .HEAD else {
      return response(Page(status: 405, text: "only GET and HEAD"))
    }
    // A name that an attacker's DNS resolves to this machine would make his page one of our origin.
    if isLocal, let host = request.headers[.host], !LocalHost.isNamed(by: host) {
      return response(Page(status: 421, text: "not a name of this machine"))
    }
    return response(await answer(request.path), hasBody: request.method == .GET)
  }

  private static func response(_ page: Page, hasBody: Bool = true) -> HTTPResponse {
    HTTPResponse(
      statusCode: HTTPStatusCode(page.status, phrase: ""),
      headers: [
        .contentType: page.type,
        HTTPHeader("Cache-Control"): "no-store",
        HTTPHeader("Content-Security-Policy"):
          "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
          + "frame-ancestors 'none'",
        HTTPHeader("Cross-Origin-Opener-Policy"): "same-origin",
        HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
        HTTPHeader("Referrer-Policy"): "no-referrer",
        HTTPHeader("X-Content-Type-Options"): "nosniff",
      ],
      body: hasBody ? Data(page.body) : Data())
  }
}

extension Listening {
  /// Only this machine can reach it: then the name it is asked by must be this machine's.
  fileprivate var isOfThisMachine: Bool {
    if case .tcp(let address, _) = self { return address.hasPrefix("127.") || address == "::1" }
    return false
  }
}
