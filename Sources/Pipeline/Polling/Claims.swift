/// What is worked on, so that nothing is begun twice.
///
/// The work is read from the store, and some of it ends while that is read: what was read of it is out of date, and
/// it is passed over until the next look.
struct Claims<ID: Hashable> {
  private var running: Set<ID> = []
  private var endedSinceLook: Set<ID> = []

  var count: Int { running.count }

  /// The store is about to be read. Returns how much is worked on.
  mutating func look() -> Int {
    endedSinceLook = []
    return running.count
  }

  /// False where it is worked on, or was when the store was read.
  mutating func claim(_ id: ID) -> Bool {
    !endedSinceLook.contains(id) && running.insert(id).inserted
  }

  mutating func end(_ id: ID) {
    running.remove(id)
    endedSinceLook.insert(id)
  }
}
