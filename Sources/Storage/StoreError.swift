/// What can go wrong with the store, told apart by what the user can do about it.
public enum StoreError: Error, Hashable, Sendable {
  /// Another daemon works in this directory; its process id, where the lock file tells it.
  case locked(path: String, pid: Int?)
  /// Opened for reading, and there is nothing to read.
  case missing(path: String)
  /// Written by a later storywatch; the first migration that this one does not know.
  case newer(path: String, version: String)
  /// Opened for reading, and it would have to be migrated first.
  case older(path: String)
  /// The file is something else, or a store that was encrypted or overwritten.
  case notADatabase(path: String)
  case corrupt(path: String, detail: String)
  /// Nothing is in it, though what was told lies beside it.
  case emptied(path: String)
  /// A file where a directory should be.
  case noDirectory(path: String)
  /// No right to write, or a read-only file system.
  case unwritable(path: String, detail: String)
  /// No right to read, or a log of its changes that only its owner can put in order.
  case unreadable(path: String, detail: String)
  case diskFull(path: String)
  /// The system could not read or write the file (EIO and the like); nothing half done stays.
  case unreliable(path: String, detail: String)
  /// Another program keeps the database locked.
  case busy(path: String)
  /// What was to be stored contradicts what is stored; nothing of it was.
  case refused(detail: String)
  case failed(path: String, detail: String)
}

extension StoreError: CustomStringConvertible {
  /// One line: what is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .locked(let path, let pid):
      let holder = pid.map { "process \($0)" } ?? "another process"
      return
        "\(path) is in use by \(holder): stop that storywatch or choose another state directory"
    case .missing(let path):
      return "no database at \(path): run 'storywatch once' or name the state directory"
    case .newer(let path, let version):
      return "\(path) was written by a newer storywatch (schema \(version)): install that version,"
        + " or put back the copy \(path).before-\(version)"
    case .older(let path):
      return "\(path) was written by an older storywatch: start the daemon once to migrate it"
    case .notADatabase(let path):
      return "\(path) is not a database: move it away, or put back a copy"
    case .corrupt(let path, let detail):
      return "\(path) is damaged (\(detail)): \(Self.remedy(ofDamageTo: path))"
    case .emptied(let path):
      return "\(path) is empty, though alerts or digests lie beside it: put back a copy,"
        + " or remove it to begin anew with what the feeds list now"
    case .noDirectory(let path):
      return "\(path) is no directory: name the one that is to hold the state"
    case .unwritable(let path, let detail):
      return "cannot write \(path) (\(detail)): check owner, mode and file system of the directory"
    case .unreadable(let path, let detail):
      return
        "cannot read \(path) (\(detail)): run it as the user of the daemon, or check owner and mode"
    case .diskFull(let path):
      return "no space left for \(path): free some, or lower 'retention'; nothing stored was lost"
    case .unreliable(let path, let detail):
      return
        "\(path) could not be read or written (\(detail)): look at the disk and the system's log"
    case .busy(let path):
      return "\(path) is locked by another program: close it (a shell, a backup) and try again"
    case .refused(let detail):
      return "refused by the database: \(detail)"
    case .failed(let path, let detail):
      return "\(path): \(detail)"
    }
  }

  /// What to do where the database at `path` is damaged.
  public static func remedy(ofDamageTo path: String) -> String {
    // Not .recover: Debian 12's sqlite3 lacks the table it reads, and makes an empty database.
    "stop storywatch, move \(path), its -wal and -shm away and put back a copy, or salvage what can be read: sqlite3 \(path) "
      + "'.clone \(path).salvaged', then move \(path), its -wal and -shm away and rename the other"
  }
}
