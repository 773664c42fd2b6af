import ArgumentParser
@preconcurrency import Dispatch
import Glibc
import Synchronization

/// The signals the daemon answers, as a stream; from its making on, none of them ends the process by itself.
///
/// But for the second one that asks it to end: that leaves at once, whatever the tasks are doing.
struct Signals: Sendable {
  let stream: AsyncStream<Int32>
  // A source that leaves scope is cancelled and its signal ignored: they live as long as this value.
  private let sources: [any DispatchSourceSignal]

  static let ending = [SIGTERM, SIGINT]

  init(_ numbers: [Int32]) async {
    let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
    self.stream = stream
    let asked = AskedToEnd()
    // Of its own: those of the system share their threads with the tasks, which may be busy.
    let queue = DispatchQueue(label: "signals")
    var sources: [any DispatchSourceSignal] = []
    for number in numbers {
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { @Sendable in
        if Self.ending.contains(number), asked.wasBefore() { _exit(128 + number) }
        continuation.yield(number)
      }
      // Registration is asynchronous: a signal that comes before it would kill the process.
      await withCheckedContinuation { (registered: CheckedContinuation<Void, Never>) in
        source.setRegistrationHandler { @Sendable in registered.resume() }
        source.resume()
      }
      sources.append(source)
    }
    self.sources = sources
  }

  /// Does the work. A signal that ends the program cancels it: what it has to put away it puts away, and the exit code is
  /// that of the signal.
  static func heeded(while work: @escaping @Sendable () async throws -> Void) async throws {
    let signals = await Signals(ending)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await work() }
      group.addTask {
        for await signal in signals.stream { throw ExitCode(128 + signal) }
      }
      try await group.next()
      group.cancelAll()
    }
  }

  private final class AskedToEnd: Sendable {
    private let isAsked = Atomic<Bool>(false)

    /// False for the first caller.
    func wasBefore() -> Bool {
      isAsked.exchange(true, ordering: .relaxed)
    }
  }
}
