import Logging
import Synchronization

/// A log that keeps its lines.
final class LineCollector: Sendable {
  private let collected = Mutex<[String]>([])

  var lines: [String] { collected.withLock { $0 } }

  var logger: Logger { Logger(label: "test") { _ in Handler(collector: self) } }

  private struct Handler: LogHandler {
    let collector: LineCollector
    var logLevel: Logger.Level = .debug
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      collector.collected.withLock { $0.append("\(event.message)") }
    }
  }
}
