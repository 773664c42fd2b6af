import Synchronization

/// How often a loop has turned: who sees it grow knows that the loop is alive.
final class TurnCount: Sendable {
  private let count = Atomic<Int>(0)

  func add() {
    count.wrappingAdd(1, ordering: .relaxed)
  }

  var value: Int { count.load(ordering: .relaxed) }
}
