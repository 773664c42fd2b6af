import Glibc

/// A thread of its own for work that blocks in C, away from the cooperative pool.
enum WorkThread {
  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }

  /// Runs `body` on a new detached thread; false when the system has none to give.
  static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    let work = Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        WorkThread.prepare()
        Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
        return nil
      }, work.toOpaque())
    guard failure == 0 else {
      work.release()
      return false
    }
    pthread_detach(thread)
    return true
  }

  /// CURLOPT_NOSIGNAL leaves SIGPIPE to the application, and OpenSSL writes without MSG_NOSIGNAL.
  /// libidn2 reads host names in the thread's character set, which is ASCII unless told otherwise.
  private static func prepare() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    if let characters { uselocale(characters) }
  }

  /// One for all threads, as none of them would free its own. Never changed once it is made.
  nonisolated(unsafe) private static let characters = newlocale(
    Int32(LC_CTYPE_MASK), "C.UTF-8", nil)
}
