import Fetching
import Glibc

/// A server on a loopback address that does to its clients whatever its script says.
///
/// Raw sockets, a thread per connection: a real HTTP server refuses to misbehave. Lives until it
/// is stopped.
public final class LoopbackServer: Sendable {
  /// What the script does with one request; the connection is kept when it returns true.
  public typealias Script = @Sendable (HeardRequest, Connection) -> Bool

  public let host: String
  public let port: UInt16

  private struct State {
    var heard: [HeardRequest] = []
    var connections: [Int32] = []
    var accepted = 0
    var isStopped = false
  }

  private let listener: Int32
  private let script: Script
  private let state = Guarded(State())

  /// Listens at once, on a free port of `host`.
  public init(host: String = "127.0.0.1", script: @escaping Script) throws(SocketError) {
    self.host = host
    self.script = script
    (listener, port) = try ListeningSocket.open(host: host)
    let me = self
    BackgroundThread.start { me.acceptAll() }
  }

  /// Answers each request alike and keeps the connection.
  public convenience init(
    host: String = "127.0.0.1", answer: @escaping @Sendable (HeardRequest) -> Answer
  ) throws(SocketError) {
    try self.init(host: host) { request, connection in
      connection.send(answer(request).bytes)
      return true
    }
  }

  /// `http://127.0.0.1:PORT` and the path.
  public func url(_ path: String = "/feed") -> String {
    "http://\(host):\(port)\(path)"
  }

  /// The requests so far, in the order in which they were complete.
  public var heard: [HeardRequest] {
    state.withLock { $0.heard }
  }

  /// The connections so far.
  public var accepted: Int {
    state.withLock { $0.accepted }
  }

  /// Ends all connections; the threads end by themselves.
  public func stop() {
    let connections = state.withLock { state in
      guard !state.isStopped else { return [Int32]() }
      state.isStopped = true
      shutdown(listener, Int32(SHUT_RDWR))
      return state.connections
    }
    for descriptor in connections { shutdown(descriptor, Int32(SHUT_RDWR)) }
  }

  private func acceptAll() {
    while true {
      let descriptor = accept(listener, nil, nil)
      guard descriptor >= 0 else { break }
      let number = state.withLock { state -> Int? in
        guard !state.isStopped else { return nil }
        state.connections.append(descriptor)
        state.accepted += 1
        return state.accepted
      }
      guard let number else {
        close(descriptor)
        break
      }
      BackgroundThread.start { self.serve(Connection(descriptor: descriptor, number: number)) }
    }
    close(listener)
  }

  private func serve(_ connection: Connection) {
    while let request = connection.readRequest() {
      state.withLock { $0.heard.append(request) }
      guard script(request, connection) else { break }
    }
    state.withLock { $0.connections.removeAll { $0 == connection.descriptor } }
    connection.close()
  }
}
