import Fetching
public import Logging
public import News
public import Reporting
import Storage

/// The log, one whole logfmt line a message: alerts, what befalls the service, and at debug each entry's decision.
///
/// Each event is logged here once, where it is known to be stored.
public struct EventLog: Sendable {
  private let logger: Logger
  private let writeAlert: @Sendable (String) -> FileError?

  /// The logger gets alerts too, and takes them all.
  public init(_ logger: Logger) {
    self.init(logger) { line in
      logger.critical("\(line)")
      return nil
    }
  }

  /// `writeAlert` returns why the log does not take a line now.
  public init(_ logger: Logger, writeAlert: @escaping @Sendable (String) -> FileError?) {
    self.logger = logger
    self.writeAlert = writeAlert
  }

  /// A line that `AlertWriter` has fixed in the store; returns why the log does not take it now.
  ///
  /// Told whatever the log level: it is what the program is for. The line carries its own severity.
  func alert(_ line: String) -> FileError? {
    writeAlert(line)
  }

  public func operation(_ operation: Operation, at time: Timestamp) {
    logger.log(
      level: operation.severity.logLevel, "\(OperationLine.logfmt(operation, at: time))")
  }

  /// What one poll brought. How a new entry ends is known when the story stage has seen it: until then it is told to who
  /// traces alone.
  func poll(_ decision: PollDecider.Decision, feed: FeedSettings, stored: CommittedPoll) {
    let poll = decision.plan.poll
    for notice in decision.notices {
      operation(notice, at: poll.at)
    }
    guard logger.logLevel <= .debug else { return }
    logger.debug("\(OperationLine.logfmt(.poll(poll), at: poll.at))")
    for entry in decision.decided {
      let line = EntryLine.logfmt(
        entry.decision, feed: feed.id, title: entry.title, id: entry.id, url: entry.url)
      logger.log(level: entry.decision == .new ? .trace : .debug, "\(line)")
    }
  }

  /// What the story stage made of an entry that was new to its feed.
  func entry(_ decision: EntryDecision, of article: Article) {
    guard logger.logLevel <= .debug else { return }
    let line = EntryLine.logfmt(
      decision, feed: article.feed, title: article.title, id: article.entryID,
      url: article.url)
    logger.debug("\(line)")
  }
}

extension Severity {
  /// The log level whose syslog priority is the severity's.
  var logLevel: Logger.Level {
    switch self {
    case .info: .info
    case .low: .notice
    case .medium: .warning
    case .high: .error
    case .critical: .critical
    }
  }
}
