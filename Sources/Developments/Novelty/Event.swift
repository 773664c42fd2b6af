internal import Text

/// Words of events, one for all their synonyms: a headline in other words names no other event.
enum Event {
  /// The event that a root names; nil for any other word.
  static func of(_ root: UInt64) -> UInt64? {
    events[root]
  }

  /// "Second strike", "another blast", "fresh protests": the like happened anew; nil where the word at
  /// `index` does not count what happens.
  static func again(_ sentence: SentenceWords, _ index: Int) -> UInt64? {
    guard let time = times[sentence.form(index)] else { return nil }
    let after = index + 1..<min(sentence.count, index + 4)
    return after.contains { Trigger.contains(sentence.words[$0].root) } ? time : nil
  }

  /// The forms of each count, one for all.
  private static let times: [UInt64: UInt64] = {
    var times: [UInt64: UInt64] = [:]
    for group in [
      "another fresh renewed again", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th",
    ] {
      let forms = group.split(separator: " ").map { TermHash.of(String($0)) }
      for form in forms { times[form] = forms[0] }
    }
    return times
  }()

  private static let groups = [
    "kill killed dead die died dies dying death deaths drown perish slain fatal",
    "injure wound hurt fracture", "arrest detain capture caught custody", "charge indict prosecute",
    "convict guilty conviction", "acquit acquitted exonerate cleared",
    "sentence jail imprison prison",
    "appeal",
    "sue sued sues lawsuit", "resign quit resignation", "sack dismiss oust topple overthrow coup",
    "appoint nominate", "win won victory lose lost defeat beat beaten elect", "concede",
    "end cease conclude", "halt stop stopped cancel cancelled suspend scrap scrapped abandon",
    "resume restart reopen",
    "postpone delay adjourn scrub scrubbed", "avert averted", "certify certified",
    "agree agreement deal accord pact treaty sign", "reject refuse", "offer bid",
    "merge merger acquire acquisition takeover buy bought", "sell sold sale", "collapse",
    "crash collide collision derail", "sink sank sunk capsize", "explode explosion blast bomb",
    "attack raid assault storm", "shell bombard", "shoot shot gunman gunmen", "invade incursion",
    "withdraw withdrew withdrawn withdrawal retreat", "escape flee fled",
    "release free freed rescue",
    "abduct kidnap kidnapped hostage", "evacuate", "ban banned outlaw prohibit", "lift", "veto",
    "approve ratify ratified adopt pass", "recall", "leak", "hack hacker breach",
    "steal stole stolen theft",
    "erupt eruption", "ceasefire truce", "protest riot rally",
    "surrender disarm", "retake retook recapture", "swap swapped exchanged", "forge forgery fake",
    "contain contained extinguish", "downgrade downgraded", "patch patched", "exploit exploited",
    "default bankrupt bankruptcy insolvent insolvency",
    "identify identified name named",
    "survive", "recover retrieve find found discover locate seize confiscate",
    "restore reconnect reinstate reimpose", "block thwart", "overturn quash annul annulled",
    "raise hike hiked increase", "lower reduce slash cut", "extradite deport expel expelled",
    "sanction",
    "quarantine lockdown", "impeach", "vaccinate vaccine",
  ]

  private static let events: [UInt64: UInt64] = {
    var events: [UInt64: UInt64] = [:]
    for group in groups {
      let roots = Words(group).all.map(\.root)
      for root in roots where events[root] == nil { events[root] = roots[0] }
    }
    return events
  }()
}
