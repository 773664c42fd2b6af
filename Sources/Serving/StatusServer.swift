import FlyingSocks
import Glibc

/// Answers GET and HEAD over HTTP, to clients of this machine or network; changes nothing whatever is asked.
///
/// Pages are inert: they may load and run nothing, and no page of another origin may read or frame them.
public final class StatusServer: Sendable {
  private let socket: Socket
  private let isOfThisMachine: Bool
  private let answer: @Sendable (_ path: String) async -> Page

  /// Connections that wait for their client, at a time; far below the descriptors a process has.
  public static let maximumWaiting = 32
  /// After a failure, until it takes connections again.
  private static let pause: Duration = .seconds(5)

  /// Listens from now on: who connects waits until it runs. `answer` is given the path of each request as it was sent,
  /// without its query.
  public init(
    at place: Listening, answer: @escaping @Sendable (_ path: String) async -> Page
  ) throws(ListeningError) {
    socket = try place.open()
    isOfThisMachine = place.isOfThisMachine
    self.answer = answer
  }

  deinit {
    try? socket.close()
  }

  /// Until the task is cancelled. What fails, as where the process has no descriptor left for a connection, is told,
  /// and it takes connections again after a pause.
  public func run(onFailure tell: @Sendable (ListeningError) -> Void) async throws {
    while true {
      let failure: ListeningError
      do {
        try await takeConnections()
        return
      } catch {
        failure = ListeningError(error)
      }
      if Task.isCancelled { return }
      tell(failure)
      try await Task.sleep(for: Self.pause)
    }
  }

  private func takeConnections() async throws {
    let pool = BoundedSocketPool(.make(), limit: Self.maximumWaiting)
    try await pool.prepare()
    let listening = try AsyncSocket(socket: socket, pool: pool)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await pool.run() }
      group.addTask {
        try await withThrowingDiscardingTaskGroup { clients in
          for try await client in listening.sockets {
            clients.addTask { await self.serve(Connection(socket: client, pool: pool)) }
          }
        }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private func serve(_ connection: Connection) async {
    defer { connection.close() }
    // A client that has gone is nobody's error.
    try? await connection.send(response(to: try await connection.head()))
  }

  /// The answer, whole.
  private func response(to head: Connection.Head) async -> [UInt8] {
    let request: Request
    switch head {
    case .complete(let bytes):
      guard let read = Request(head: bytes) else {
        return Page(status: 400, text: "not a request of HTTP/1.1").response()
      }
      request = read
    case .tooLong:
      return Page(status: 431, text: "too long a request").response()
    }
    guard request.method == "GET" || request.method == "HEAD" else {
      return Page(status: 405, text: "only GET and HEAD").response()
    }
    // A name that an attacker's DNS resolves to this machine would make his page one of our origin.
    if isOfThisMachine, let host = request.host, !LocalHost.isNamed(by: host) {
      return Page(status: 421, text: "not a name of this machine").response()
    }
    return await answer(request.path).response(hasBody: request.method == "GET")
  }
}
