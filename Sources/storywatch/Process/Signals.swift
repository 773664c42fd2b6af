@preconcurrency import Dispatch
import Glibc

/// The signals the daemon answers, as a stream; from its making on, none of them ends the process by itself.
struct Signals: Sendable {
  let stream: AsyncStream<Int32>
  // A source that leaves scope is cancelled and its signal ignored: they live as long as this value.
  private let sources: [any DispatchSourceSignal]

  init(_ numbers: [Int32]) async {
    let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
    self.stream = stream
    var sources: [any DispatchSourceSignal] = []
    for number in numbers {
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { @Sendable in continuation.yield(number) }
      // Registration is asynchronous: a signal that comes before it would kill the process.
      await withCheckedContinuation { (registered: CheckedContinuation<Void, Never>) in
        source.setRegistrationHandler { @Sendable in registered.resume() }
        source.resume()
      }
      sources.append(source)
    }
    self.sources = sources
  }
}
