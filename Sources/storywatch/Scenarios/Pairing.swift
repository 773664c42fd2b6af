/// Which of some things answers which of some wishes, one each, so that as many wishes as possible are answered.
///
/// Wishes and things keep their order where nothing speaks against it.
struct Pairing {
  /// For each wish the thing that answers it; nil where none is left.
  private(set) var answers: [Int?]
  /// For each wish the things that would do.
  private let choices: [[Int]]

  init(wishes: Int, things: Int, fits: (_ wish: Int, _ thing: Int) -> Bool) {
    choices = (0..<wishes).map { wish in (0..<things).filter { fits(wish, $0) } }
    answers = Array(repeating: nil, count: wishes)
    for wish in 0..<wishes {
      var tried: Set<Int> = []
      _ = answer(wish, &tried)
    }
  }

  /// Takes a thing that nobody has, or one whose owner finds another (an augmenting path).
  private mutating func answer(_ wish: Int, _ tried: inout Set<Int>) -> Bool {
    if let free = choices[wish].first(where: { !answers.contains($0) }) {
      answers[wish] = free
      return true
    }
    for thing in choices[wish] where tried.insert(thing).inserted {
      guard let owner = answers.firstIndex(of: thing), answer(owner, &tried) else { continue }
      answers[wish] = thing
      return true
    }
    return false
  }
}
