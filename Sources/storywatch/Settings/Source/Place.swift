/// A place in a file, as editors count it.
struct Place: Hashable, Sendable {
  /// As the user named it, or as an `include:` led to it.
  var file: String
  /// From 1; 0 where the whole file is meant.
  var line: Int
  /// From 1, in Unicode scalars.
  var column: Int

  static func whole(_ file: String) -> Place {
    Place(file: file, line: 0, column: 0)
  }
}

extension Place: CustomStringConvertible {
  /// `feeds.yaml:12:3`, which editors and terminals open.
  var description: String {
    line == 0 ? file : "\(file):\(line):\(column)"
  }
}
