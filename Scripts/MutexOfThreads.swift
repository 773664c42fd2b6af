import Glibc

/// A mutex of POSIX threads in the place of `Synchronization.Mutex`, for ThreadSanitizer alone, which does not see that one
/// handed over by the kernel. `Scripts/tsan` puts it into each module that has a mutex.
///
/// Unchecked, since the compiler does not know that `value` is touched under the lock alone.
final class Mutex<Value>: @unchecked Sendable {
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private var value: Value

  init(_ value: consuming sending Value) {
    self.value = value
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  func withLock<R: ~Copyable, E: Error>(
    _ body: (inout sending Value) throws(E) -> sending R
  ) throws(E) -> sending R {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return try body(&value)
  }
}
