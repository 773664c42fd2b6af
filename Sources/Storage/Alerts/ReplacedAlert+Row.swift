import GRDB
import News

extension ReplacedAlert {
  /// What is not told yet is held, and its successor is told when it would have been; to what was told meanwhile the
  /// successor is a second line.
  func giveWay(in db: Database) throws {
    let pending = try db.row(
      "SELECT story, due_at, supersedes FROM alerts WHERE id = ? AND state = 'pending'",
      [.text(id)],
      as: { (story: try $0.text(), due: try $0.time(), supersedes: try $0.textIfAny()) })
    guard let pending else {
      try db.run(
        "UPDATE alerts SET supersedes = ? WHERE id = ? AND state = 'pending'",
        [.text(id), .text(successor)])
      return
    }
    try Alert.hold(id, of: pending.story, as: .cooldown, in: db)
    try db.run(
      "UPDATE alerts SET due_at = min(due_at, ?), supersedes = ? WHERE id = ? AND state = 'pending'",
      [.time(pending.due), .text(pending.supersedes), .text(successor)])
  }
}
