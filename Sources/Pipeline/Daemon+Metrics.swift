import Storage

extension Daemon {
  /// Where the digests lie.
  public var digestDirectory: String { context.store.directory + "/digests" }

  /// The metrics page, in the text format of Prometheus.
  public func metrics(version: String) async throws -> String {
    MetricsPage(
      counts: context.tally.counts, census: try await context.store.feedCensus(),
      stock: try await context.store.stock(), version: version, started: started
    ).text
  }
}
