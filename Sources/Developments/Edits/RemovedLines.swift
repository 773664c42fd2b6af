internal import Text

/// The lines that the newer version of an article does not have, until each is matched with one that came.
struct RemovedLines {
  private let lines: [ArticleVersion.Line]
  private var isTaken: [Bool]
  /// In which lines each form stands, in the order of the forms; made for the first sentence that asks.
  private lazy var places: [Place] = Self.places(of: lines)
  /// How many forms each line has, and how many of them the sentence has, too.
  private lazy var counts: [Int] = places.reduce(into: Array(repeating: 0, count: lines.count)) {
    $0[$1.line] += 1
  }
  private var shared: [Int]

  /// Sentences that share this much of their words are two versions of one.
  private static let sameSentence = 0.5

  private struct Place {
    var form: UInt64
    var line: Int
  }

  init(_ lines: [ArticleVersion.Line]) {
    self.lines = lines
    isTaken = Array(repeating: false, count: lines.count)
    shared = isTaken.map { _ in 0 }
  }

  /// Those that were not taken.
  var left: [ArticleVersion.Line] { lines.indices.filter { !isTaken[$0] }.map { lines[$0] } }

  mutating func take(_ index: Int?) -> ArticleVersion.Line? {
    guard let index else { return nil }
    isTaken[index] = true
    return lines[index]
  }

  func first(where isMeant: (ArticleVersion.Line) -> Bool) -> Int? {
    lines.indices.first { !isTaken[$0] && isMeant(lines[$0]) }
  }

  /// The sentence with most words in common.
  mutating func nearest(_ sentence: SentenceWords) -> Int? {
    let forms = Set(sentence.words.map(\.form))
    for index in shared.indices { shared[index] = 0 }
    for form in forms {
      var place = firstPlace(of: form)
      while place < places.count, places[place].form == form {
        shared[places[place].line] += 1
        place += 1
      }
    }
    var best: Int?
    var highest = Self.sameSentence
    for (index, line) in lines.enumerated() where !isTaken[index] && !line.isTitle {
      let share = Double(shared[index]) / Double(max(1, min(forms.count, counts[index])))
      if share > highest {
        highest = share
        best = index
      }
    }
    return best
  }

  private mutating func firstPlace(of form: UInt64) -> Int {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].form < form { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func places(of lines: [ArticleVersion.Line]) -> [Place] {
    lines.enumerated().flatMap { index, line in
      Set(line.words.words.map(\.form)).map { Place(form: $0, line: index) }
    }.sorted { $0.form < $1.form }
  }
}
