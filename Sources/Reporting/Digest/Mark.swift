/// What a line of the digest tells; the signs are those of the page.
enum Mark: String, CaseIterable, Hashable, Sendable {
  case new = "+"
  case changed = "~"
  case disputed = "!"
  case corrected = "x"
  case unchanged = "="

  var word: String {
    switch self {
    case .new: "new"
    case .changed: "changed"
    case .disputed: "disputed"
    case .corrected: "corrected"
    case .unchanged: "unchanged"
    }
  }
}
