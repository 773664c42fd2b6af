import News
import Reporting
import Storage

/// The file of a day that is over, and what was written into it.
struct FrozenPage {
  var path: String
  var written: [UInt8]
  /// Nil where the file is not there: pages may be put away.
  private var found: [UInt8]?

  /// In all forms that have a file for each day.
  static func all(of day: CivilDate, _ digest: Digest, in directory: String) -> [FrozenPage] {
    DigestSettings.Format.allCases.filter { $0 != .atom }.map { format in
      let path = "\(directory)/digests/\(day).\(format.rawValue)"
      return FrozenPage(
        path: path, written: Array(format.page(digest).utf8),
        found: try? FileBytes.read(path, limit: 1 << 30))
    }
  }

  /// Number of the first byte that differs, from 1; nil where none does.
  var firstChange: Int? {
    guard let found, found != written else { return nil }
    return zip(found, written).prefix { $0 == $1 }.count + 1
  }

  /// Writes the page anew, after a copy of what is there; a copy that is there already is kept.
  func restore() throws(FileError) {
    let copy = path + ".before-repair"
    if let found, (try? FileBytes.size(copy)) == nil { try FileBytes.replace(copy, with: found) }
    try FileBytes.replace(path, with: written)
  }
}
