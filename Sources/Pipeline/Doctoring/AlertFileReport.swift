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

  /// `told` are lines by id, as the store has them. A line of an alert that it has no more need only be JSON.
  init(_ bytes: [UInt8], told: [String: String]) {
    for (index, line) in bytes.split(separator: 0x0a, omittingEmptySubsequences: false).enumerated()
    {
      let isAfterLast = line.endIndex == bytes.endIndex && line.isEmpty
      if isAfterLast { break }
      guard let id = Self.id(in: line), told[id].map({ line.elementsEqual($0.utf8) }) ?? true
      else {
        broken.append(index + 1)
        continue
      }
      guard ids.insert(id).inserted else {
        repeated.append(index + 1)
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
