internal import News
internal import Text

/// Lines that a page prints around its article: bylines, dates, captions, what an outlet says of itself.
enum PageLine {
  /// Why the line is no part of the article; nil where it may be.
  static func reason(_ line: Line, of count: Int) -> Furniture.Reason? {
    if Call.matches(line) || isCopyright(line) { return .call }
    if isByline(line) { return .byline }
    if isDateline(line) { return .dateline }
    if isCaption(line) { return .caption }
    if isSelfDescription(line, of: count) { return .agencyBlurb }
    return nil
  }

  private static func isCopyright(_ line: Line) -> Bool {
    line.words.count <= 40
      && (line.content.starts(with: "©".utf8) || line.content.starts(with: "(c) ".utf8)
        // "Copyright 2031 Harbour Post".
        || line.words.count > 1 && line.words[0].form == copyright && line.words[1].isNumber)
  }

  /// "By Mara Lund", "By staff writer": names and the words of the trade.
  private static func isByline(_ line: Line) -> Bool {
    guard line.words.count >= 2, line.words.count <= 12, line.words[0].form == by,
      !line.content.ends(in: UInt8(ascii: "."))
    else { return false }
    return line.words.dropFirst().allSatisfy { $0.isCapitalised || trade.contains($0.form) }
  }

  /// Nothing but a date and a time.
  private static func isDateline(_ line: Line) -> Bool {
    line.words.count <= 16 && line.words.contains(where: \.isNumber)
      && line.words.allSatisfy {
        $0.isNumber || CalendarWords.contains($0.form) || calendar.contains($0.form)
      }
  }

  private static func isCaption(_ line: Line) -> Bool {
    guard line.words.count <= 90 else { return false }
    if captionOpenings.contains(where: { $0.begins(line) }) { return true }
    guard let credit = closingCredit(line), credit.count <= 10 else { return false }
    return isPictureCredit(line, credit) || hasCreditSlash(line, credit)
  }

  /// "(Agency file photo)", "(Photo: harbour board)", "(Courtesy of the owner)"; not "(a tenth of all credit)".
  private static func isPictureCredit(_ line: Line, _ credit: ArraySlice<Word>) -> Bool {
    guard let first = credit.first, credit.contains(where: { pictures.contains($0.form) }) else {
      return false
    }
    if credit.allSatisfy({ $0.isCapitalised || $0.isNumber || isOfCredits($0.form) }) {
      return true
    }
    guard pictures.contains(first.form) else { return false }
    return first.isCapitalised || line.hasColon(afterWords: credit.startIndex + 1)
      || credit.dropFirst().first?.form == by
  }

  private static func isOfCredits(_ form: UInt64) -> Bool {
    pictures.contains(form) || sources.contains(form) || trade.contains(form)
  }

  /// The words in brackets that end the line.
  private static func closingCredit(_ line: Line) -> ArraySlice<Word>? {
    var content = line.content
    if content.last == UInt8(ascii: ".") { content = content.dropLast() }
    guard let last = content.last, last == UInt8(ascii: ")") || last == UInt8(ascii: "]"),
      let open = content.lastIndex(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") })
    else { return nil }
    return line.words.drop { $0.span.lowerBound < open }
  }

  /// "… square. (Agency/Mara Lund)": a name after a slash, after the end of a sentence.
  private static func hasCreditSlash(_ line: Line, _ credit: ArraySlice<Word>) -> Bool {
    guard let first = credit.first, credit.count >= 2 else { return false }
    let content = line.content
    let names = content[first.span.lowerBound...]
    guard let slash = names.firstIndex(of: UInt8(ascii: "/")),
      credit.contains(where: { $0.span.lowerBound > slash && $0.isCapitalised })
    else { return false }
    let before = content[..<first.span.lowerBound].dropLast().last { $0 != 0x20 }
    guard let before else { return true }
    return before == UInt8(ascii: ".") || before == UInt8(ascii: "!") || before == UInt8(ascii: "?")
      || before == UInt8(ascii: "\"") || before >= 0x80
  }

  /// "Founded in 1931, X is one of the largest news agencies …", in the second half of the page.
  private static func isSelfDescription(_ line: Line, of count: Int) -> Bool {
    guard line.number * 2 >= count, line.words.count >= 6 else { return false }
    if line.words[0].isCapitalised, foundings.contains(line.words[0].form),
      line.words[1].form == inWord, line.words[2].isNumber
    {
      return namesMedium(line.words.prefix(40))
    }
    guard let verb = line.words.prefix(8).firstIndex(where: { $0.form == isWord }), verb > 0,
      line.words[..<verb].allSatisfy({ $0.isCapitalised || $0.form == theWord }),
      let article = line.words[(verb + 1)...].first, articles.contains(article.form)
    else { return false }
    return line.number + 4 >= count && namesMedium(line.words[(verb + 1)...].prefix(12))
  }

  /// "newspaper", or "news agency".
  private static func namesMedium(_ words: ArraySlice<Word>) -> Bool {
    words.indices.contains { index in
      media.contains(words[index].stem)
        || bodies.contains(words[index].stem) && index > words.startIndex
          && press.contains(words[index - 1].form)
    }
  }

  private static let copyright = TermHash.of("copyright")
  private static let by = TermHash.of("by")
  private static let inWord = TermHash.of("in")
  private static let isWord = TermHash.of("is")
  private static let articles = TermSet("a an the one")
  private static let foundings = TermSet("founded established launched created")
  private static let theWord = TermHash.of("the")
  private static let media = TermSet("newspaper broadcaster newsroom newswire newsmagazine")
  private static let bodies = TermSet(
    "agency organization organisation outlet website site network service publisher magazine portal"
  )
  private static let press = TermSet("news press media wire")
  private static let pictures = TermSet(
    "photo photos photograph picture image images getty courtesy handout credit shutterstock")
  private static let sources = TermSet(
    "by from on a at file family source provided supplied released via screenshot")
  private static let trade = TermSet(
    """
    staff writer writers reporter reporters correspondent correspondents editor editors contributor
    contributors special to and for of the in with bureau desk agencies agency news de da di van von
    der den bin al el la le
    """)
  private static let calendar = TermSet(
    """
    am pm a p m h st nd rd th at on updated update published
    posted modified last first et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest ist z t
    ago hour hours minute minutes day days noon midnight local time date of and
    """)
  private static let captionOpenings = [
    "file photo", "photo by", "photos by", "photo courtesy", "photo credit", "photo credits",
    "image credit", "image courtesy", "image source", "photo", "photos", "image", "picture",
    "pictured", "caption",
  ].map(Caption.init)
}

/// How captions begin: a phrase of two words, or one word and a colon.
private struct Caption: Sendable {
  let words: [UInt64]

  init(_ phrase: String) {
    words = phrase.split(separator: " ").map { TermHash.of(String($0)) }
  }

  func begins(_ line: Line) -> Bool {
    guard line.words.count >= words.count else { return false }
    for (word, expected) in zip(line.words, words) where word.form != expected { return false }
    return words.count > 1 || line.hasColon(afterWords: 1)
  }
}

extension ArraySlice<UInt8> {
  func ends(in byte: UInt8) -> Bool { last == byte }
}
