import News
import Text

/// What was found but not told yet when a later figure came.
extension WatchTurn {
  /// The alert whose place a number takes: the last of its watch and story, if that is not due yet and has in its
  /// sentence the figure that changed. It would be out of date before it is read.
  func place(for development: Development) -> PastAlert? {
    guard development.kind == .number, let last = lastAlert, last.foundAt <= now,
      now < last.dueAt, last.severity <= severity
    else { return nil }
    switch last.kind {
    case .number, .story, .development: return hasFigure(last, of: development) ? last : nil
    case .confirmed, .dispute, .correction, .edit: return nil
    }
  }

  private func hasFigure(_ alert: PastAlert, of number: Development) -> Bool {
    guard let before = number.before,
      let told = news.earlier.flatMap(\.developments).first(where: { alertID($0.id) == alert.id })
    else { return false }
    // Both changed the same.
    if told.before == before { return true }
    let figure = Words(before).all.filter(\.isNumber).map(\.root)
    return !figure.isEmpty && Set(Words(told.sentence).all.map(\.root)).isSuperset(of: figure)
  }
}
