internal import Text

/// Values of numbers written in digits or as words.
enum NumberForm {
  /// Of a normal form: "2500" of "2,500", "1.5", "12" of "twelve"; nil for what is no number.
  static func value(_ normal: ArraySlice<UInt8>) -> Double? {
    guard let first = normal.first, first >= 0x30, first <= 0x39 else { return nil }
    var value = 0.0
    var scale = 1.0
    var isFraction = false
    for byte in normal.prefix(24) {
      switch byte {
      case 0x30...0x39:
        value = value * 10 + Double(byte - 0x30)
        if isFraction { scale *= 10 }
      case UInt8(ascii: "."): isFraction = true
      default: return nil
      }
    }
    return value / scale
  }

  /// Values beyond it are no count of anything: "trillion trillion".
  static let largest = 1e15

  /// 1,000 for "thousand"; nil for any other form.
  static func scale(_ form: UInt64) -> Double? {
    scales[form]
  }

  /// 100 for "hundreds": so many at least; nil for any other form.
  static func many(_ form: UInt64) -> Double? {
    many[form]
  }

  /// 40 for "forty"; the tokeniser knows the number words up to twenty only.
  static func tens(_ form: UInt64) -> Double? {
    tens[form]
  }

  /// 1 to 9, as what follows "forty-".
  static func ones(_ form: UInt64) -> Double? {
    form == one ? 1 : words[form].flatMap { $0 < 10 ? $0 : nil }
  }

  /// The tokeniser gives number words the form of their digits.
  private static let words: [UInt64: Double] = {
    var words: [UInt64: Double] = [:]
    for number in 2...20 { words[TermHash.of(String(number))] = Double(number) }
    return words
  }()

  private static let one = TermHash.of("one")
  private static let tens: [UInt64: Double] = {
    let words = "20 thirty forty fifty sixty seventy eighty ninety".split(separator: " ")
    var tens: [UInt64: Double] = [:]
    for (index, word) in words.enumerated() {
      tens[TermHash.of(String(word))] = Double(10 * (index + 2))
    }
    return tens
  }()

  private static let many: [UInt64: Double] = [
    TermHash.of("dozens"): 24, TermHash.of("scores"): 40, TermHash.of("tens"): 20,
    TermHash.of("hundreds"): 100, TermHash.of("thousands"): 1_000,
    TermHash.of("millions"): 1_000_000, TermHash.of("billions"): 1_000_000_000,
  ]

  /// "5 thousands" is said in other languages.
  private static let scales: [UInt64: Double] = [
    TermHash.of("hundreds"): 100, TermHash.of("thousands"): 1_000, TermHash.of("hundred"): 100,
    TermHash.of("thousand"): 1_000, TermHash.of("dozen"): 12,
    TermHash.of("million"): 1_000_000, TermHash.of("billion"): 1_000_000_000,
    TermHash.of("trillion"): 1_000_000_000_000, TermHash.of("mn"): 1_000_000,
    TermHash.of("bn"): 1_000_000_000, TermHash.of("tn"): 1_000_000_000_000,
  ]
}
