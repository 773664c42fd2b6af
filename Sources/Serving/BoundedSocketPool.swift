import FlyingSocks
import Glibc
import Synchronization

/// Lets so many connections wait at a time: one more takes the place of the one that has waited longest, which is closed.
///
/// The library takes any number of connections, and a client that sends a byte now and then holds his for ever: the
/// descriptors would run out, for the polls too. Who asks like a browser or a scraper waits for milliseconds and is never
/// the one that has waited longest.
final class BoundedSocketPool<Pool: AsyncSocketPool>: AsyncSocketPool {
  private let pool: Pool
  private let queue: Mutex<Queue>

  /// Of the connections that wait, by when they began to.
  private struct Queue {
    let limit: Int
    var nextTicket: UInt64 = 0
    var waiting: [(ticket: UInt64, file: Int32)] = []
  }

  init(_ pool: Pool, limit: Int) {
    self.pool = pool
    queue = Mutex(Queue(limit: limit))
  }

  func prepare() async throws {
    try await pool.prepare()
  }

  func run() async throws {
    try await pool.run()
  }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    let file = socket.file.rawValue
    guard !Self.isListening(file) else {
      return try await pool.suspendSocket(socket, untilReadyFor: events)
    }
    let ticket = enter(file)
    // Before its owner can close it: a number in the queue is always that of an open connection.
    defer { leave(ticket) }
    try await pool.suspendSocket(socket, untilReadyFor: events)
  }

  private func enter(_ file: Int32) -> UInt64 {
    queue.withLock { queue in
      if queue.waiting.count >= queue.limit, let longest = queue.waiting.first {
        // It wakes, reads the end and is closed.
        shutdown(longest.file, Int32(SHUT_RDWR))
        queue.waiting.removeFirst()
      }
      queue.nextTicket += 1
      queue.waiting.append((queue.nextTicket, file))
      return queue.nextTicket
    }
  }

  private func leave(_ ticket: UInt64) {
    queue.withLock { queue in queue.waiting.removeAll { $0.ticket == ticket } }
  }

  private static func isListening(_ file: Int32) -> Bool {
    var answer: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(file, SOL_SOCKET, SO_ACCEPTCONN, &answer, &size) == 0 && answer != 0
  }
}
