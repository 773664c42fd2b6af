internal import Text

/// Words of events, one for all their synonyms: a headline in other words names no other event.
enum Event {
  /// The event that a root names; nil for any other word.
  static func of(_ root: UInt64) -> UInt64? {
    events[root]
  }

  private static let groups = [
    "kill killed dead die died dies dying death deaths drown perish slain fatal",
    "injure wound hurt", "arrest detain capture caught custody", "charge indict prosecute",
    "convict guilty conviction", "acquit exonerate", "sentence jail imprison prison", "appeal",
    "sue lawsuit", "resign quit resignation", "sack dismiss oust topple overthrow coup",
    "appoint nominate", "win won victory lose lost defeat beat beaten elect", "concede",
    "end halt stop cancel suspend cease scrap", "resume restart reopen", "postpone delay",
    "agree agreement deal accord pact treaty sign", "reject refuse", "offer bid",
    "merge merger acquire acquisition takeover buy bought", "sell sold sale", "collapse",
    "crash collide collision derail", "sink sank sunk capsize", "explode explosion blast bomb",
    "attack raid assault storm", "shell bombard", "shoot shot gunman gunmen", "invade incursion",
    "withdraw withdrew withdrawal retreat", "escape flee fled", "release free freed rescue",
    "abduct kidnap hostage", "evacuate", "ban outlaw prohibit", "lift", "veto",
    "approve ratify adopt pass", "recall", "leak", "hack hacker breach", "steal stole stolen theft",
    "erupt eruption", "ceasefire truce", "protest riot rally",
    "surrender disarm", "default bankrupt bankruptcy insolvent insolvency", "identify",
    "extradite deport expel", "sanction", "quarantine lockdown", "impeach", "vaccinate vaccine",
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
