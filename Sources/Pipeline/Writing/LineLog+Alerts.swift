import Glibc

/// `alerts.jsonl`: one JSON line an alert, each id once.
///
/// A torn line's alert is still in the store.
extension LineLog {
  /// Which of `ids` stand in the file already.
  ///
  /// Asked only after a crash, about the few alerts that were told and not yet marked written.
  func contains(_ ids: [String]) throws(FileError) -> Set<String> {
    guard !ids.isEmpty else { return [] }
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.read(path, limit: .max)
    } catch {
      if error.code == ENOENT { return [] }
      throw error
    }
    var found: Set<String> = []
    let wanted = ids.map { (id: $0, needle: Array("\"alert\":\"\($0)\"".utf8)) }
    for line in bytes.split(separator: 0x0a) {
      for (id, needle) in wanted where line.firstRange(of: needle) != nil {
        found.insert(id)
      }
    }
    return found
  }
}
