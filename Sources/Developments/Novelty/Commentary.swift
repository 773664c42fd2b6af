internal import Text

/// Headlines of columns among the news: they say what should be, or what to think of it.
enum Commentary {
  /// Judged by the headline and, where it is no quotation and nobody's words, by the first sentence.
  static func isAnnounced(
    by headline: SentenceWords, lead: SentenceWords?, isLeadAttributed: Bool, isLeadDated: Bool
  ) -> Bool {
    if isReported(headline) || isLeadAttributed && isLabelled(headline) { return false }
    guard isEnglish(headline) || lead.map(isEnglish) ?? false else { return false }
    if addresses(headline) || judges(headline) { return true }
    if let lead, !isLeadDated, !isSaid(lead), !counts(lead), supposes(lead),
      !headline.happens && !announces(headline) || supposes(headline)
    {
      return true
    }
    // "Residents should leave the valley": an order is news, and so is what a column begins with.
    if headline.happens || lead?.happens == true { return false }
    if demands(headline) { return true }
    guard let lead, !isLeadAttributed, !isReported(lead) else { return false }
    return demands(lead)
  }

  /// "Army: four of ours fell": somebody's words.
  private static func isLabelled(_ headline: SentenceWords) -> Bool {
    (0..<min(longestLabel, headline.count)).contains {
      headline.gap(after: $0).first == UInt8(ascii: ":")
    }
  }

  private static let longestLabel = 4

  /// "…, writes Ada Lorn", "…, argues our editor" at the end of a teaser: whose column it is.
  static func isSigned(_ lead: SentenceWords) -> Bool {
    guard let verb = (0..<lead.count).last(where: { writing.contains(lead.form($0)) }),
      verb > 0, lead.gap(after: verb - 1).contains(UInt8(ascii: ","))
    else { return false }
    let author = verb + 1..<lead.count
    return (1...longestAuthor).contains(author.count)
      && author.allSatisfy {
        lead.words[$0].isCapitalised || authors.contains(lead.form($0))
      }
  }

  /// "Don't …", "Let us …", "Time to …": to the reader; "we", "our": with him.
  private static func addresses(_ sentence: SentenceWords) -> Bool {
    if requests.contains(sentence.form(0))
      || sentence.form(0) == time && sentence.form(1) == Form.to
    {
      return true
    }
    return (0..<sentence.count).contains {
      companions.contains(sentence.form($0)) && !isPartOfName(sentence, $0)
    }
  }

  /// "Guts Our Lady church": a capital where the headline has small letters.
  private static func isPartOfName(_ sentence: SentenceWords, _ index: Int) -> Bool {
    // "Our Lady of Mercy hospital": not in a headline all of whose words have capitals.
    if index == 0, sentence.form(0) == our, sentence.form(1) == lady { return true }
    guard index > 0, index + 1 < sentence.count, sentence.words[index].isCapitalised,
      !sentence.words[index].isSentenceInitial, sentence.words[index + 1].isCapitalised
    else { return false }
    return !sentence.words[index - 1].isCapitalised && !sentence.words[index - 1].isStopWord
  }

  /// "Ferries should be free", "the port needs to grow"; "should arrive by noon" expects.
  private static func demands(_ sentence: SentenceWords) -> Bool {
    (1..<max(1, sentence.count)).contains { index in
      let form = sentence.form(index)
      if needs.contains(form) { return sentence.form(index + 1) == Form.to }
      return demanding.contains(form) && !sentence.classes(index - 1).contains(.clauseBreak)
        && !(0..<index).contains { advised.contains(sentence.form($0)) }
    }
  }

  /// "A narrow win would be worth little": nobody says so, and it is not so yet. Not what a bill would do and what
  /// a storm could.
  private static func supposes(_ sentence: SentenceWords) -> Bool {
    QuoteMarks(sentence.bytes[...]).count == 0
      && !(0..<3).contains { subjects.contains(sentence.form($0)) }
      && sentence.words.contains { supposing.contains($0.form) }
  }

  /// In digits: "one of two ways" counts nothing.
  private static func counts(_ sentence: SentenceWords) -> Bool {
    sentence.words.contains { (0x30...0x39).contains(sentence.bytes[$0.span.lowerBound]) }
  }

  /// "Ferry line to trim fares", "senate clears way for mine": what headlines say of the day's decisions.
  private static func announces(_ headline: SentenceWords) -> Bool {
    (1..<max(1, headline.count - 1)).contains { index in
      guard headline.form(index) == Form.to else { return decides.contains(headline.form(index)) }
      let next = headline.words[index + 1]
      return !next.isStopWord && !next.isNumber && !next.isCapitalised
        && !headline.words[index - 1].isStopWord && !intending.contains(headline.form(index - 1))
    }
  }

  /// By a plain word of speaking: what a coalition "could not agree on" is nobody's words.
  private static func isSaid(_ sentence: SentenceWords) -> Bool {
    sentence.entries.contains { $0.classes.contains(.say) }
  }

  /// "… is bad", "is a needless fight": a verdict of nobody's.
  private static func judges(_ sentence: SentenceWords) -> Bool {
    (0..<sentence.count).contains { index in
      guard sentence.classes(index).contains(.be) else { return false }
      return (index + 1..<min(sentence.count, index + 4)).contains { verdict in
        verdicts.contains(sentence.form(verdict))
          && (verdict == index + 1 || mild.contains(sentence.form(verdict - 1))
            || sentence.isAdverb(verdict - 1))
      }
    }
  }

  /// In quotation marks, single ones (U+2018) in headlines, or with a word of speaking.
  private static func isReported(_ sentence: SentenceWords) -> Bool {
    QuoteMarks(sentence.bytes[...]).count > 0
      || sentence.bytes.indices.contains { sentence.bytes[$0...].starts(with: [0xe2, 0x80, 0x98]) }
      || (0..<sentence.count).contains { AttributionScanner.cue(sentence, $0) >= reported }
  }

  /// Probability from which on a word shows that somebody is speaking.
  private static let reported: Float = 0.4
  /// The words below mean other things elsewhere: "my" is "we" in Polish, and what "dovrebbe" or "soll" be ready is news,
  /// though both are heard as "should".
  private static func isEnglish(_ sentence: SentenceWords) -> Bool {
    sentence.language == nil && sentence.words.contains { english.contains($0.form) }
  }

  private static let english = TermSet(
    "the of and is are was has with for from would that this have will it")
  private static let longestAuthor = 5
  private static let writing = TermSet("writes argues")
  private static let authors = TermSet(
    "our the editor columnist correspondent economics political foreign chief and de van von")
  private static let companions = TermSet("we our my ours we're we've i'm i've")
  private static let our = TermHash.of("our")
  private static let lady = TermHash.of("lady")
  private static let requests = TermSet("don't dont let lets")
  private static let time = TermHash.of("time")
  private static let needs = TermSet("need needs")
  private static let demanding = TermSet("should ought")
  /// Not "may", which begins dates and names.
  private static let supposing = TermSet("would could might wouldn't couldn't")
  /// Not what a headline says to its reader: "time to think", "ways to save".
  private static let intending = TermSet(
    "time way ways need needs reason reasons right wrong ready")
  private static let decides = TermSet(
    """
    set braces brace lobby lobbies clears plots pushes vows backs mulls weighs readies slashes hikes \
    axes names unveils targets tightens eases nears
    """)
  /// Whom authorities tell what to do.
  private static let advised = TermSet(
    """
    people residents everyone villagers households customers drivers motorists travellers travelers passengers \
    parents patients users owners
    """)
  private static let subjects = TermSet(
    "bill law amendment storm hurricane cyclone typhoon tsunami quake volcano dam river")
  /// What stands between "is" and a verdict.
  private static let mild = TermSet("a an the so too just not very")
  private static let verdicts = TermSet(
    """
    bad wrong needless foolish folly nonsense absurd shameful misguided pointless disgrace delusion \
    fantasy
    """)
}
