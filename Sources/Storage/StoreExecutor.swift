import Dispatch

/// A thread of its own for those who ask the store at every step: there, a call is a call, and no thread waits for
/// another.
///
/// SQLite may block, on a disk or on a lock; so does all that runs here, and nothing else.
public final class StoreExecutor: TaskExecutor {
  private static let key = DispatchSpecificKey<ObjectIdentifier>()

  private let queue = DispatchQueue(label: "storywatch.store")

  init() {
    queue.setSpecific(key: Self.key, value: ObjectIdentifier(self))
  }

  /// Whether the caller runs here.
  var isCurrent: Bool { DispatchQueue.getSpecific(key: Self.key) == ObjectIdentifier(self) }

  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
