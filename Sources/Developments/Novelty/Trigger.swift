internal import Text

/// Words of what happens: attacks, accidents, storms, protests, decisions.
enum Trigger {
  static func contains(_ root: UInt64) -> Bool {
    roots.contains(root)
  }

  /// Also what happens to firms, laws and offices.
  static func happens(_ root: UInt64) -> Bool {
    roots.contains(root) || more.contains(root)
  }

  private static let roots = Set(events)
  private static let more = Set(changes)

  /// The roots of attacks, accidents, storms, protests, decisions; no word stands here twice.
  static let events = Words(
    """
    kill dead die injure wound arrest charge evacuate confirm announce report rescue destroy damage \
    collapse explode crash attack resign declare order launch close suspend cancel detain identify \
    recover release toll victim missing survivor suspect magnitude ceasefire strike fire bomb shot \
    convict sentence approve reject sign withdraw claim warn estimate cost accident cause collide \
    explosion blast device gunman shoot police motive weapon storm hurricane wind power flood \
    landfall rain shelter earthquake tsunami aftershock quake protest protester clash demonstration \
    demand troops force army military militant hostage kidnap meteor asteroid
    """
  ).all.map(\.root)

  /// Of what else happens.
  static let changes = Words(
    """
    search raid seize blame sue fine probe investigate ban halt elect appoint sack quit flee deploy \
    invade capture retake land offer buy sell merge refuse deny admit agree veto pass fail lose win \
    raise cut stop start end begin return leave join call urge vow pledge send hold delay extend \
    recall sanction expel summon negotiate concede step appeal resume reopen indict acquit extradite \
    impeach oust topple overturn ratify abduct escape derail sink sank capsize shell hack breach \
    steal stole stolen leak erupt surrender drown won lost sold bought quarantine identified denied \
    admitted adjourn scrub scrubbed avert certify certified cleared fracture retook \
    recapture swap swapped exchanged forge contain extinguish downgrade patch \
    accept ditch shelve backtrack renege confess plead uphold upheld pardon testify repeal revoke rescind dissolve \
    boycott prolong murder exploit banned stopped fined sued expelled kidnapped acquitted ratified named fled overthrown
    """
  ).all.map(\.root)
}
