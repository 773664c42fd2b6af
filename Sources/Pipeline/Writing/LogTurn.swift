import Storage

/// One turn of the alert writer with the log: from the first line that it does not take on, all others wait, so
/// that the order stays.
struct LogTurn {
  let context: Context
  private(set) var failure: FileError?

  init(context: Context) {
    self.context = context
  }

  /// Writes the lines; returns the ids of those that the log took.
  mutating func write(_ told: [ToldAlert]) -> [String] {
    var written: [String] = []
    for alert in told where failure == nil {
      failure = context.log.alert(alert.line)
      if failure == nil { written.append(alert.id) }
    }
    return written
  }
}
