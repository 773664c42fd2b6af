import GRDB
import GRDBSQLite
import Glibc

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
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE:
      // The index of the log of changes, which readers need, too, cannot grow.
      self = .diskFull(path: path)
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

extension Database {
  /// Runs `body`; what could not be read is told as that.
  ///
  /// SQLite tells EIO, ENXIO and ERANGE of a read as damage of the file (os_unix.c, `unixRead`; vdbe.c,
  /// `SQLITE_IOERR_CORRUPTFS`): but they may pass.
  func tellingUnread<T>(at path: String, _ body: (Database) throws -> T) throws -> T {
    do {
      return try body(self)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      let codes = [SQLITE_FCNTL_FILE_POINTER, SQLITE_FCNTL_JOURNAL_POINTER].compactMap(
        takeErrno)
      guard let code = codes.first else { throw error }
      throw StoreError.unreliable(path: path, detail: String(cString: strerror(code)))
    }
  }

  /// What the system said last of a file that it could not read; nil where it was none of these errors.
  private func takeErrno(ofFile pointer: Int32) -> Int32? {
    var file: UnsafeMutablePointer<sqlite3_file>?
    guard sqlite3_file_control(sqliteConnection, "main", pointer, &file) == SQLITE_OK,
      let file, let methods = file.pointee.pMethods
    else { return nil }
    var code: Int32 = 0
    _ = methods.pointee.xFileControl?(file, SQLITE_FCNTL_LAST_ERRNO, &code)
    // Reading behind the end sets it back: it says nothing of damage found later.
    var byte: UInt8 = 0
    _ = methods.pointee.xRead?(file, &byte, 1, 1 << 40)
    return [EIO, ENXIO, ERANGE].contains(code) ? code : nil
  }
}

extension Result where Success == Database, Failure == any Error {
  /// The connection, which has looked at the first page to begin with; where it could not, nobody can ask it why. What is
  /// damaged there the writer finds, too.
  func begun(at path: String) throws -> Database {
    do {
      return try get()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      throw StoreError.unreliable(path: path, detail: "no connection could begin to read")
    }
  }
}
