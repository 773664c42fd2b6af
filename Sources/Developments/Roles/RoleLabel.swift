internal import News

/// What the role model tells apart; columns of `roles.tsv`, in this order.
enum RoleLabel: Int, CaseIterable {
  case main, consequence, context, history, evaluation, expectation, anecdote, furniture

  static let count = RoleLabel.allCases.count

  var role: SentenceRole {
    switch self {
    case .main: .main
    case .consequence: .consequence
    case .context: .context
    case .history: .history
    case .evaluation: .evaluation
    case .expectation: .expectation
    case .anecdote: .anecdote
    case .furniture: .none
    }
  }
}
