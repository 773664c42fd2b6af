import Logging

/// Writes each message as a line; the message is complete as it comes, fields and all.
struct LineLogHandler: LogHandler {
  let stream: LogStream
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info

  init(stream: LogStream) {
    self.stream = stream
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    stream.write(event.message.description, isDebug: event.level <= .debug)
  }
}
