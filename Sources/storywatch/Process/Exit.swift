import ArgumentParser
import Glibc
import Pipeline
import Serving

/// Exit codes (sysexits.h where it has one).
enum Exit: Int32 {
  case checkFailed = 1
  case usage = 2
  case badData = 65
  case temporaryFailure = 75
  case badConfiguration = 78
}

/// A failure that ends the program: what stands on standard error, and the exit code.
struct CommandFailure: Error {
  var exit: Exit
  var message: String
}

extension CommandFailure {
  /// What the stages throw, with the exit code it means; nil for what is the argument parser's.
  init?(_ error: any Error) {
    switch error {
    case let error as RecordingError:
      self.init(exit: .badData, message: error.message)
    case let error as ReplayError:
      self.init(exit: .usage, message: "\(error)")
    case let error as AmbiguousID:
      self.init(exit: .checkFailed, message: "\(error)")
    case let error as FileError:
      // A reader who has seen enough is told nothing.
      let message = error.code == EPIPE ? "" : "\(error)"
      self.init(exit: error.isOfReading ? .badData : .temporaryFailure, message: message)
    case let error as StageFailure:
      self.init(exit: .temporaryFailure, message: error.message)
    case let error as ListeningError:
      self.init(
        exit: error.mayPass ? .temporaryFailure : .badConfiguration,
        message: "metrics: listen: \(error)")
    default:
      guard let failure = StoreFailure(error) else { return nil }
      self.init(
        exit: failure.mayPass ? .temporaryFailure : .checkFailed, message: failure.message)
    }
  }
}

extension Storywatch {
  /// Prints the error where it belongs and leaves with its code.
  static func leave(with error: any Error) -> Never {
    if let failure = error as? CommandFailure ?? CommandFailure(error) {
      if !failure.message.isEmpty {
        try? LineOutput.standardError.write("storywatch: " + failure.message)
      }
      Glibc.exit(failure.exit.rawValue)
    }
    let code = exitCode(for: error)
    guard code == .validationFailure else { exit(withError: error) }
    try? LineOutput.standardError.write(fullMessage(for: error))
    Glibc.exit(Exit.usage.rawValue)
  }
}
