import Glibc

/// `alerts.jsonl`: one JSON line an alert, each id once.
///
/// A torn line's alert is still in the store.
extension LineLog {
  /// Which of `ids` stand in the file already.
  ///
  /// Asked only at the start and after a failure, about alerts that were told and not yet marked written.
  func contains(_ ids: [String]) throws(FileError) -> Set<String> {
    guard !ids.isEmpty else { return [] }
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.read(path, limit: .max)
    } catch {
      if error.code == ENOENT { return [] }
      throw error
    }
    return Set(bytes.split(separator: 0x0a).compactMap { AlertFileReport.id(in: $0) })
      .intersection(ids)
  }
}
