internal import Text

/// The amounts of money that one version of an article names.
///
/// A headline that says $270bn of what the text has as $271bn tells nothing.
struct MoneyFigures {
  private struct Figure: Hashable {
    var value: Double
    /// The form of the word behind it: "bn".
    var unit: UInt64

    /// What it is to tens, hundreds and thousands, two figures of it or more staying.
    var roundings: [Figure] {
      [10.0, 100, 1_000].filter { value >= 10 * $0 }.map {
        Figure(value: (value / $0).rounded() * $0, unit: unit)
      }
    }
  }

  private var all: Set<Figure> = []
  private var rounded: Set<Figure> = []

  mutating func insert(_ sentence: SentenceWords) {
    for index in 0..<sentence.count {
      guard let figure = Self.figure(sentence, index) else { continue }
      all.insert(figure)
      rounded.formUnion(figure.roundings)
    }
  }

  /// Whether word `index` of another version is one of the amounts, rounded or before it was.
  func rounds(_ sentence: SentenceWords, _ index: Int) -> Bool {
    guard !all.isEmpty, let figure = Self.figure(sentence, index) else { return false }
    return rounded.contains(figure) || figure.roundings.contains(where: all.contains)
  }

  private static func figure(_ sentence: SentenceWords, _ index: Int) -> Figure? {
    guard sentence.words[index].isNumber else { return nil }
    let span = sentence.words[index].span
    guard currencies.contains(where: { sentence.bytes[..<span.lowerBound].ends(with: $0) }),
      let value = NumberForm.value(sentence.normal(index))
    else { return nil }
    return Figure(value: value, unit: sentence.form(index + 1))
  }

  private static let currencies = ["$", "£", "€", "¥"].map { Array($0.utf8) }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with bytes: [UInt8]) -> Bool {
    suffix(bytes.count).elementsEqual(bytes)
  }
}
