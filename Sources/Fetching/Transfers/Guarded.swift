import Glibc

/// A value behind a POSIX mutex.
///
/// `Synchronization.Mutex` would do, but on Linux it hands a contended lock over inside the kernel,
/// where ThreadSanitizer does not see it and reports a race; it follows pthread locks exactly.
///
/// Sendable without the compiler's check: the value is touched in `withLock` alone, under the mutex.
package final class Guarded<Value>: @unchecked Sendable {
  private var value: Value
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  package init(_ value: sending Value) {
    self.value = value
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// `body` must not call back here, nor wait.
  package func withLock<Result>(_ body: (inout Value) -> sending Result) -> sending Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body(&value)
  }
}
