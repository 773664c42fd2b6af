internal import Text

/// Sentences that say nothing without their neighbours.
extension SentenceWords {
  /// A question claims nothing, nor does what advertises the rest of a newsletter: "Plus, …".
  var isQuestion: Bool {
    bytes.last == UInt8(ascii: "?") || form(0) == Self.whether
      || form(0) == Self.plus && gap(after: 0).first == UInt8(ascii: ",")
      || form(0) == Self.also && (2..<6).contains { form($0) == Self.newsletter }
  }

  /// "Among them were …", "three of them".
  var dangles: Bool {
    (1..<min(count, Self.longestPart)).contains { index in
      Self.those.contains(form(index))
        && (form(index - 1) == Form.of || form(index - 1) == Self.among)
    }
  }

  /// Most of its words stand in quotation marks: not one "historic" word.
  var isQuotation: Bool {
    var isOpen = QuoteMarks(head).isOpenAfter(false)
    var quoted = 0
    for index in 0..<count {
      quoted += isOpen ? 1 : 0
      isOpen = QuoteMarks(gap(after: index)).isOpenAfter(isOpen)
    }
    return quoted * 2 > count
  }

  /// A few words that hang on the headline: "And he knows it".
  var isAside: Bool { count <= Self.asideWords && classes(0).contains(.joint) }

  /// "I crawled out through a hole," said somebody, sweeping the porch.
  var opensWithVoice: Bool {
    QuoteMarks(head).isOpenAfter(false) && classes(0).contains(.anyPronoun)
  }

  /// "Das teilte die Polizei am Dienstag mit", "Об этом сообщил губернатор": who said what stands before it. Of English, which
  /// puts what is said into the same sentence, nothing is known.
  var onlyNamesSource: Bool {
    guard language != nil, count <= Self.longestSource,
      let verb = (1..<min(count, Self.openingWords)).first(where: { classes($0).contains(.say) })
    else { return false }
    return words[..<verb].allSatisfy { $0.isStopWord || Self.daytimes.contains($0.form) }
      && !(verb + 1..<count).contains { form($0) == Self.that || words[$0].isNumber }
      && QuoteMarks(bytes[...]).count == 0
  }

  private static let longestSource = 16
  private static let openingWords = 7
  private static let that = TermHash.of("that")
  private static let daytimes = TermSet(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday morning evening night"
  )
  private static let whether = TermHash.of("whether")
  private static let plus = TermHash.of("plus")
  private static let also = TermHash.of("also")
  private static let newsletter = TermHash.of("newsletter")
  private static let among = TermHash.of("among")
  private static let those = TermSet("them those these")
  /// "At least three of them".
  private static let longestPart = 6
  private static let asideWords = 8
}
