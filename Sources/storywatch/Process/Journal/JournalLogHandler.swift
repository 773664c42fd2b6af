import Logging

/// Writes each message to the journal; the message is a whole logfmt line, from which the entry's fields are read.
struct JournalLogHandler: LogHandler {
  let journal: Journal
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info

  init(journal: Journal) {
    self.journal = journal
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    journal.write(event.message.description, isDebug: event.level <= .debug)
  }
}
