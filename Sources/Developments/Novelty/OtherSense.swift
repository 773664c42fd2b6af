internal import Text

/// Words of events where they mean none: "caught fire", "in charge of", "captured on video", "a banned steroid", "on the
/// mountain pass", "by the end of the week".
enum OtherSense {
  static func isMeant(_ sentence: SentenceWords, _ index: Int) -> Bool {
    let form = sentence.form(index)
    let next = sentence.form(index + 1)
    if form == appeal, sentence.form(index - 1) == Form.of { return true }
    if let followers = behind[form] {
      // "Passed two ports".
      return followers.contains(next)
        || passing.contains(form) && index + 1 < sentence.count
          && sentence.words[index + 1].isNumber
    }
    switch form {
    case captured, caught:
      return next == fire || next == Form.on && films.contains(sentence.form(index + 2))
    case admitted:
      return next == Form.to
        && (index + 2..<index + 4).contains { wards.contains(sentence.form($0)) }
    case banned: return beforeBanned.contains(sentence.form(index - 1))
    case pass: return beforeNoun.contains(sentence.form(index - 1))
    case void: return articles.contains(sentence.form(index - 1))
    case scraped, scraping: return true
    case free: return beforeFree.contains(sentence.form(index - 1))
    case shut, closed: return staying.contains(sentence.form(index - 1))
    case _ where denying.contains(form):
      return (index + 1..<index + 4).contains {
        talk.contains(sentence.form($0)) || wrongs.contains(sentence.form($0))
      }
    case guilty: return sentence.form(index - 1) == Form.not
    case released, releases:
      return (index + 1..<index + 5).contains { published.contains(sentence.form($0)) }
        || (index - 5..<index).contains { told.contains(sentence.form($0)) }
    case charge: return beforeCharge.contains(sentence.form(index - 1))
    case end:
      return next == Form.of
        && (index + 2..<index + 5).contains { sentence.classes($0).contains(.period) }
    case _ where dismissing.contains(form):
      return (index + 1..<index + 4).contains { talk.contains(sentence.form($0)) }
    case _ where prisons.contains(form):
      return (index - longestTerm..<index).contains { mayCarry.contains(sentence.form($0)) }
    default: return false
    }
  }

  /// "Gave way to", "took over two hours": of the verb at `index` and the particle behind it.
  static func isMeant(phrase particle: UInt64, _ sentence: SentenceWords, _ index: Int) -> Bool {
    switch particle {
    case way: sentence.form(index + 2) == Form.to
    case Form.over:
      index + 2 < sentence.count
        && (sentence.words[index + 2].isNumber || sentence.classes(index + 2).contains(.tens))
    default: false
    }
  }

  private static let way = TermHash.of("way")
  /// "Could get up to nine years in prison".
  private static let longestTerm = 7
  private static let captured = TermHash.of("captured")
  private static let caught = TermHash.of("caught")
  private static let fire = TermHash.of("fire")
  private static let films = TermSet("video camera film cctv tape footage")
  private static let admitted = TermHash.of("admitted")
  private static let wards = TermSet("hospital hospitals clinic intensive")
  /// "Court of Appeal".
  private static let appeal = TermHash.of("appeal")
  private static let banned = TermHash.of("banned")
  private static let beforeBanned = TermSet("a any the of for with some two three several")
  private static let pass = TermHash.of("pass")
  private static let beforeNoun = TermSet("the a this that mountain press boarding")
  private static let void = TermHash.of("void")
  private static let articles = TermSet("a the")
  /// "Pleaded not guilty".
  private static let guilty = TermHash.of("guilty")
  private static let passing = TermSet("passed passes")
  private static let released = TermHash.of("released")
  private static let releases = TermHash.of("releases")
  private static let published = TermSet(
    "statement statements information identity identities name names details video footage report reports figures "
      + "data documents photo photos audio transcript letter sketch")
  private static let told = TermSet("name names identity identities information details")
  private static let charge = TermHash.of("charge")
  private static let beforeCharge = TermSet("in of take takes took taken taking")
  private static let end = TermHash.of("end")
  private static let dismissing = TermSet("dismissed dismisses dismissing dismiss")
  private static let talk = TermSet(
    "claim claims call calls criticism allegation allegations accusation accusations suggestion suggestions "
      + "report reports rumour rumours rumor rumors concerns fears idea")
  /// "A free bench", "for free".
  private static let free = TermHash.of("free")
  private static let beforeFree = TermSet("a the for of with offers offer offered")
  /// "Scrap" without its ending.
  private static let scraped = TermHash.of("scraped")
  private static let scraping = TermHash.of("scraping")
  /// "The gates stayed shut".
  private static let shut = TermHash.of("shut")
  private static let closed = TermHash.of("closed")
  private static let staying = TermSet(
    "stay stays stayed remain remains remained keep keeps kept still")
  private static let denying = TermSet("denied denies")
  private static let wrongs = TermSet(
    "any all that it having wrongdoing involvement responsibility knowledge being charge charges")
  private static let prisons = TermSet("prison jail")
  private static let mayCarry = TermSet("up face faces facing carries carry maximum punishable")

  /// Words, and what stands behind them.
  private static let behind: [UInt64: TermSet] = {
    let rescuers = TermSet(
      "dog dogs team teams worker workers service services operation operations effort efforts crew crews boat boats "
        + "helicopter helicopters mission plan package")
    let request = TermSet("for")
    let ways = TermSet("over through along near under around it between")
    return [
      TermHash.of("rescue"): rescuers, TermHash.of("appeal"): TermSet("for court judge judges"),
      TermHash.of("appeals"): request, TermHash.of("appealed"): request,
      TermHash.of("appealing"): request, TermHash.of("passed"): ways, TermHash.of("passes"): ways,
      TermHash.of("signed"): TermSet("on up off in out"),
      TermHash.of("found"): TermSet("less little nothing no it out himself herself themselves"),
      TermHash.of("cut"): TermSet("short"), TermHash.of("shelled"): TermSet("out"),
      TermHash.of("riot"): TermSet("police gear shields"),
    ]
  }()
}
