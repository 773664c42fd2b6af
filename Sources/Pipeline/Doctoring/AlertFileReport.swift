import Text

/// What stands in `alerts.jsonl`, line by line.
struct AlertFileReport {
  /// Whole lines with an id, the first of each id, in order.
  private(set) var lines: [(id: String, bytes: [UInt8])] = []
  private(set) var ids: Set<String> = []
  /// Line numbers that tell an alert a second time.
  private(set) var repeated: [Int] = []
  /// Line numbers that are no alert.
  private(set) var broken: [Int] = []

  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    var number = 0
    while !rest.isEmpty {
      number += 1
      let end = rest.firstIndex(of: 0x0a)
      let line = rest[..<(end ?? rest.endIndex)]
      rest = end.map { rest[($0 + 1)...] } ?? []
      // A last line without its end was torn, even if it looks whole.
      guard end != nil, let id = Self.id(in: line) else {
        broken.append(number)
        continue
      }
      guard ids.insert(id).inserted else {
        repeated.append(number)
        continue
      }
      lines.append((id, Array(line)))
    }
  }

  /// The alert that a whole line tells; nil where it is none.
  static func id(in line: ArraySlice<UInt8>) -> String? {
    guard let id = (try? JSONValue.parse(Array(line)))?["alert"]?.string, !id.isEmpty else {
      return nil
    }
    return id
  }
}
