/// `alerts.jsonl`: one JSON line an alert, each id once.
///
/// A torn line's alert is still in the store.
extension LineLog {
  /// Which alerts stand in the last `limit` bytes of the file.
  func ids(inLast limit: Int) throws(FileError) -> Set<String> {
    let lines = try FileBytes.end(of: path, limit: limit).split(separator: 0x0a)
    return Set(lines.compactMap { AlertFileReport.id(in: $0) })
  }
}
