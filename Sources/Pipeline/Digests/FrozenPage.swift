import Glibc
import News
import Reporting
import Storage

/// The file of a day that is over, and what was written into it.
struct FrozenPage {
  var path: String
  var written: [UInt8]
  /// Nil where nothing is there: pages may be put away; empty where what is there is no file.
  private var found: [UInt8]?

  /// Bytes of a page that are read.
  private static let longestPage = 1 << 30

  /// In all forms that have a file for each day.
  static func all(of day: CivilDate, _ digest: Digest, in directory: String)
    -> [FrozenPage]
  {
    DigestSettings.Format.allCases.filter { $0 != .atom }.map { format in
      let path = "\(directory)/digests/\(day).\(format.rawValue)"
      return FrozenPage(
        path: path, written: Array(format.page(digest).utf8),
        found: FileBytes.kind(path).flatMap { kind in
          kind == S_IFREG ? try? FileBytes.read(path, limit: longestPage) : []
        })
    }
  }

  /// What a frozen day's files are found to be.
  enum Comparison {
    /// Those that are not as they were written.
    case changed([FrozenPage])
    /// They are not what this program makes of the day, and it is not known whether they ever were.
    case unknown
    /// What they were made of cannot be read.
    case damagedRecord
  }

  /// Number of the first byte that differs, from 1; nil where none does.
  var firstChange: Int? {
    guard let found, found != written else { return nil }
    return zip(found, written).prefix { $0 == $1 }.count + 1
  }

  /// What is wrong with it, in a line.
  var problem: String { "\(path): byte \(firstChange ?? 1) is not as it was written" }

  /// The same of a whole day whose record is damaged.
  static func damagedRecord(of day: CivilDate) -> String {
    "digests of \(day): what they were made of cannot be read from the database"
  }

  /// Writes the page anew, after a copy of what is there; returns where that is.
  func restore() throws(FileError) -> String {
    let copy = FileBytes.nameBeforeRepair(of: path)
    if FileBytes.kind(path) == S_IFREG {
      try FileBytes.replace(copy, with: found ?? [], like: path)
    } else if rename(path, copy) != 0 {
      throw FileError(path: path, action: "move away", code: errno)
    }
    try FileBytes.replace(path, with: written)
    return copy
  }
}

extension FrozenPage {
  /// Every choice of some of `pages`, in every order.
  fileprivate static func choices(of pages: [String]) -> [[String]] {
    [[]]
      + pages.flatMap { first in
        choices(of: pages.filter { $0 != first }).map { [first] + $0 }
      }
  }
}

extension Store {
  /// Compares the files of a frozen day with what was stored to make them again.
  func comparePages(of day: CivilDate) async throws(StoreError) -> FrozenPage.Comparison {
    guard let edition = try await digestEdition(day), edition.isFrozen,
      try await digestRecord(day) != nil
    else { return .changed([]) }
    guard let record = try await frozenRecord(of: day) else { return .damagedRecord }
    let digest = Digest(day: day, record: record)
    let changed = FrozenPage.all(of: day, digest, in: directory).filter { $0.firstChange != nil }
    if changed.isEmpty { return .changed([]) }
    // Which forms the settings of that day wanted is not stored.
    let forms = FrozenPage.choices(of: DigestSettings.Format.allCases.map { $0.page(digest) })
    return forms.contains { DigestWriter.hash($0) == edition.hash } ? .changed(changed) : .unknown
  }
}
