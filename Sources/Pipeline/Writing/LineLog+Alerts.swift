/// `alerts.jsonl`: one JSON line an alert, each id once.
///
/// A torn line's alert is still in the store.
extension LineLog {
  /// Lines in the last `limit` bytes of the file, by the alert that they tell.
  func alerts(inLast limit: Int) throws(FileError) -> [String: String] {
    var alerts: [String: String] = [:]
    for line in try FileBytes.end(of: path, limit: limit).split(separator: 0x0a) {
      guard let id = AlertFileReport.id(in: line) else { continue }
      alerts[id] = String(decoding: line, as: UTF8.self)
    }
    return alerts
  }
}
