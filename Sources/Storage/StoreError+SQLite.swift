import GRDB

extension StoreError {
  /// What an error of SQLite, or of reading its rows, means for the database at `path`.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError:
      self = error
    case let error as DatabaseError:
      self.init(error, path: path)
    default:
      self = .failed(path: path, detail: Self.oneLine("\(error)"))
    }
  }

  private init(_ error: DatabaseError, path: String) {
    let detail = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_NOTADB:
      self = .notADatabase(path: path)
    case .SQLITE_CORRUPT:
      self = .corrupt(path: path, detail: detail)
    case .SQLITE_FULL:
      self = .diskFull(path: path)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH:
      self = .unwritable(path: path, detail: detail)
    case .SQLITE_IOERR:
      self = .unreliable(path: path, detail: "\(detail) (\(error.extendedResultCode.rawValue))")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self = .busy(path: path)
    case .SQLITE_CONSTRAINT, .SQLITE_TOOBIG:
      self = .refused(detail: detail)
    default:
      self = .failed(path: path, detail: "\(detail) (\(error.extendedResultCode.rawValue))")
    }
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
