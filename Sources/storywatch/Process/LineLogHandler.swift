import Logging
import Pipeline
import Reporting

/// Writes each message as a line; the message is complete as it comes, fields and all.
struct LineLogHandler: LogHandler {
  let output: LineOutput
  /// Puts sd-daemon's `<N>` (sd-daemon(3)) before each line.
  let hasPriorities: Bool
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info

  init(output: LineOutput, hasPriorities: Bool) {
    self.output = output
    self.hasPriorities = hasPriorities
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let line = event.message.description
    output.write((hasPriorities ? Self.prefix(line, event.level) : "") + line)
  }

  /// A line says its severity itself; entries at debug have none.
  private static func prefix(_ line: String, _ level: Logger.Level) -> String {
    level <= .debug ? "<7>" : SyslogPrefix.of(line)
  }
}
