import Fetching

/// Why a stage cannot work at all: the system gives the program too little.
public struct StageFailure: Error, Hashable, Sendable {
  public var message: String
}

extension Fetcher {
  /// `run()`, for a group of stages.
  func serve() async throws(StageFailure) {
    do {
      try await run()
    } catch {
      throw StageFailure(message: error.message)
    }
  }
}
