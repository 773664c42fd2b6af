/// The names that may stand before a colon.
enum FieldName {
  static let list = "title:, source: and lang:"

  static func scope(_ name: String) -> Scope? {
    switch name.lowercased() {
    case "title": .title
    case "source": .source
    case "lang": .lang
    default: nil
    }
  }

  /// The field that was probably meant: a slip of at most two letters, or another reader's word for it.
  static func nearest(to name: String) -> String? {
    let name = name.lowercased()
    switch name {
    case "headline", "subject", "intitle": return "title"
    case "feed", "outlet", "site", "from", "publisher": return "source"
    case "language": return "lang"
    default: break
    }
    let known = ["title", "source", "lang"].map { (distance(name, $0), $0) }
    guard let best = known.min(by: { $0.0 < $1.0 }), best.0 <= 2 else { return nil }
    return best.1
  }

  /// Letters to put in, take out or change (V. I. Levenshtein, 1966).
  private static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right.utf8)
    var row = Array(0...right.count)
    for (number, letter) in left.utf8.enumerated() {
      var diagonal = row[0]
      row[0] = number + 1
      for column in right.indices {
        let change = diagonal + (right[column] == letter ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(change, min(diagonal, row[column]) + 1)
      }
    }
    return row[right.count]
  }
}
