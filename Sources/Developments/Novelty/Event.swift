internal import Text

/// Words of events, one for all their synonyms: a headline in other words names no other event.
enum Event {
  /// The event that the word at `index` names, alone or with the next one: "struck down"; nil for any other word.
  ///
  /// A "shoot-out" is no shooting.
  static func of(_ sentence: SentenceWords, _ index: Int) -> UInt64? {
    let word = sentence.words[index]
    // "Lost their lives".
    let next = sentence.form(index + (owners.contains(sentence.form(index + 1)) ? 2 : 1))
    if particles.contains(next), let event = phrases.event(of: TermHash.pair(word.root, next)),
      !OtherSense.isMeant(phrase: next, sentence, index)
    {
      return event
    }
    if word.isStopWord { return nil }
    // "In a statement released on Monday", "a news release".
    if texts.contains(sentence.form(index - 1)) { return nil }
    guard let event = forms.event(of: word.form) ?? roots.event(of: word.root),
      sentence.gap(after: index).first != UInt8(ascii: "-"), !OtherSense.isMeant(sentence, index)
    else { return nil }
    return event
  }

  /// "Second strike", "another blast", "fresh protests": the like happened anew; "works again": it is as it was. Nil
  /// where the word at `index` does not say so.
  static func again(_ sentence: SentenceWords, _ index: Int) -> UInt64? {
    if sentence.form(index) == anew { return isAnew(sentence, index) ? anew : nil }
    guard let time = times[sentence.form(index)] else { return nil }
    // "A second man has been arrested".
    let after = (index + 1..<min(sentence.count, index + timeReach))
      .filter { !sentence.classes($0).contains(.auxiliary) }.prefix(3)
    return after.contains { Trigger.contains(sentence.words[$0].root) } ? time : nil
  }

  /// Not "denied again", "will not happen again".
  private static func isAnew(_ sentence: SentenceWords, _ index: Int) -> Bool {
    // "Again denied".
    let near = max(0, index - clause)..<min(sentence.count, index + 2)
    return index > 0
      && near.allSatisfy {
        sentence.classes($0).isDisjoint(with: [.say, .deny, .negation, .modal, .opinion])
          && of(sentence, $0) != rejection
      }
  }

  private static let timeReach = 6
  private static let anew = TermHash.of("again")
  private static let clause = 8

  /// The forms of each count, one for all.
  private static let times = Synonyms([
    "another fresh renewed", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th",
  ])

  /// Words of a group are one event: by their roots, after "=" by this form alone ("closed", not "closely"), with "+" as
  /// a verb by its root and the form behind it. None stands here twice.
  static let groups = [
    "kill dead die died dying death drown perish slain fatal murder =executed =beheaded find+dead found+dead lose+life lose+lives lost+life lost+lives =bodies pass+away",
    "injure wound hurt fracture =injury =injuries",
    "arrest detain capture caught custody =handcuffed =handcuffs",
    "charge prosecute",
    "indict",
    "convict guilty conviction", "acquit acquitted exonerate cleared+of",
    "confess plead =admitted =admits",
    "sentence jail imprison prison",
    "appeal", "uphold upheld", "=pardoned =pardons =commuted", "=testified =testifies",
    "sue sued lawsuit", "=settled =settles",
    "resign quit resignation abdicate step+down stand+down stood+down",
    "sack dismiss oust topple overthrow coup lay+off laid+off part+company",
    "appoint nominate", "win won victory lose lost defeat beat beaten elect", "concede",
    "=sworn inaugurate take+office took+office",
    "end cease conclude", "halt stop stopped suspend",
    "cancel cancelled scrap scrapped abandon =dropped =drops ditch shelve =axed call+off",
    "=reverse =reversed =reverses backtrack renege walk+back row+back",
    "resume restart reopen opened+to", "=closed =closes =shut =shuts =closure",
    "postpone delay adjourn scrub scrubbed put+off push+back", "avert", "certify certified",
    "=extended =extends prolong", "=completed =completes finalise finalize",
    "=secured =secures clinch", "=landfall",
    "agree agreement deal accord pact treaty sign", "=accept =accepted =accepts",
    "reject refuse =denied =denies turn+down rebuff spurn", "offer bid",
    "merge merger acquire acquisition takeover buy bought", "sell sold sale",
    "collapse give+way gave+way given+way break+down broke+down broken+down break+off broke+off broken+off fall+through fell+through",
    "crash collide collision derail", "sink sank sunk capsize", "explode explosion blast bomb",
    "attack raid assault storm", "shell bombard", "shoot shot gunman gunmen", "invade incursion",
    "withdraw withdrew withdrawn withdrawal retreat pull+out walk+away back+out",
    "escape flee fled",
    "release free freed rescue walk+free set+free",
    "abduct kidnap kidnapped hostage",
    "evacuate leave+home leave+homes left+homes flee+homes fled+homes",
    "ban banned =barred outlaw prohibit", "lift", "veto",
    "approve ratify ratified adopt =pass =passed =passes", "recall", "leak", "hack hacker breach",
    "steal stole stolen theft", "=declared =declares proclaim", "lift+off",
    "=deployed =deploys", "=dissolved =dissolves", "=froze =frozen =freezes", "boycott",
    "nationalise nationalize", "take+over took+over taken+over",
    "fall+silent fell+silent fallen+silent", "privatise privatize",
    "erupt eruption", "ceasefire truce", "take+effect took+effect taken+effect take+hold took+hold",
    "protest riot rally",
    "surrender disarm give+up gave+up given+up", "retake retook recapture",
    "swap swapped exchanged", "=retracted =retracts",
    "forge forgery fake",
    "contain extinguish", "downgrade", "patch", "exploit",
    "default bankrupt bankruptcy insolvent insolvency",
    "identify identified name named",
    "survive", "=alive", "recover retrieve find found discover locate seize confiscate",
    "restore reconnect reinstate reimpose =repaired =fixed power+back electricity+back",
    "=blocked =blocking thwart",
    "demolish demolition raze bulldoze pull+down tear+down tore+down torn+down knock+down",
    "strip+of stripped", "must+pay",
    "overturn quash =void annul annulled repeal revoke rescind strike+down struck+down",
    "raise hike hiked increase", "lower reduce slash cut", "extradite deport expel expelled",
    "sanction", "=exempt =exempted =exempts waive", "=awarded =awards", "=failed =fails =failure",
    "quarantine lockdown", "impeach", "vaccinate vaccine",
  ]

  /// That somebody died.
  static let death = events("die")[0]
  static let harms = Set(events("die injure"))
  private static let rejection = events("reject")[0]
  /// What ends or turns an affair, not what comes along with it: names, finds, offers, arrests.
  static func decides(_ event: UInt64) -> Bool { decisive.contains(event) }

  private static let decisive = Set(
    events(
      """
      die convict acquit sentence resign sack collapse cancel ban lift waive release surrender reject approve withdraw \
      evacuate overturn agree accept veto impeach default extended blocked retracted restore alive postpone demolish
      """))

  /// What is not told in passing of somebody as releases, sentences and arrests are: it needs no day beside it.
  static func settles(_ event: UInt64) -> Bool { settling.contains(event) }

  private static let settling = Set(
    events(
      """
      convict acquit alive resign cancel ban lift waive reject approve withdraw overturn veto impeach extended blocked \
      retracted restore
      """))

  /// What becomes of a person: no other word for anything else.
  static func isFate(_ event: UInt64) -> Bool { fates.contains(event) }

  static func fates(in sentence: SentenceWords) -> [UInt64] {
    sentence.words.indices.compactMap { of(sentence, $0) }.filter(isFate)
  }

  private static let fates = Set(events("die convict acquit resign sack"))

  /// Whether it does harm, and so is the news of its sentence: "shelled", "derailed", "sank".
  static func isViolent(_ event: UInt64) -> Bool { violent.contains(event) }

  private static let violent = Set(events("attack shell invade shoot explosion crash sink erupt"))

  /// Whether it may be another word for one of those that `isTold` takes: "kidnapped" after "seized". What comes of one
  /// is none: "injured" after "crashed", "found" after "kidnapped".
  static func isAnotherWord(_ event: UInt64, for isTold: (UInt64) -> Bool) -> Bool {
    alike.contains { $0.first == event && $0.dropFirst().contains(where: isTold) }
  }

  /// The first for the others.
  private static let alike = [
    "kidnap seize", "attack shell shoot invade", "shell attack invade", "shoot attack",
    "invade attack shell",
    "steal hack", "hack steal",
  ].map(events)

  /// Of somebody, before it comes to anything.
  static func isMade(_ event: UInt64) -> Bool { made.contains(event) }

  private static let made = Set(events("offer appeal"))

  /// Words for numbers that are otherwise: "raised to 7 from 6".
  static let measures = Set(events("raise lower recall offer"))

  /// The event of a word of a group; nil for any other.
  static func named(_ word: String) -> UInt64? { events(word).first }

  /// The events of these words. One of no group is a slip, which would make a set that nothing is in.
  private static func events(_ names: String) -> [UInt64] {
    Words(names).all.map { word in
      guard let event = forms.event(of: word.form) ?? roots.event(of: word.root) else {
        preconditionFailure("a word of \"\(names)\" names no event")
      }
      return event
    }
  }

  /// "Will not pay".
  static let refusal = TermHash.of("will not")

  /// Whoever does or suffers it: "hackers stole", "hostages were freed".
  static func isSomebody(_ form: UInt64) -> Bool { people.contains(form) }

  private static let people = TermSet("hacker hackers gunman gunmen hostage hostages")
  private static let texts = TermSet(
    "statement report figures data documents video letter news press")
  private static let owners = TermSet("his her their its it them him")
  private static let particles = TermSet(
    "away back company dead down effect free hold of home homes life lives off office out over pay silent through to up way"
  )
  private static let phrases = Table { token in
    let parts = token.split(separator: "+").map(String.init)
    guard parts.count == 2, let verb = Words(parts[0]).all.first else { return nil }
    return TermHash.pair(verb.root, TermHash.of(parts[1]))
  }
  private static let forms = Table { token in
    token.hasPrefix("=") ? TermHash.of(String(token.dropFirst())) : nil
  }
  private static let roots = Table { token in
    token.hasPrefix("=") || token.contains("+") ? nil : Words(token).all.first?.root
  }

  /// Some of the groups' words.
  private struct Table: Sendable {
    private let index: HashIndex
    private let events: [UInt64]

    /// `key`: nil for words that are not its own.
    init(_ key: (String) -> UInt64?) {
      let entries = groups.flatMap { group in
        group.split(separator: " ").compactMap { token in
          key(String(token)).map { ($0, TermHash.of(group)) }
        }
      }
      index = HashIndex(entries.map(\.0))
      events = entries.map(\.1)
    }

    func event(of key: UInt64) -> UInt64? { index.position(of: key).map { events[$0] } }
  }
}
