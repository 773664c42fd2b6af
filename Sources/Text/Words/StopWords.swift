/// English words too common to tell one text from another.
enum StopWords {
  static func contains(_ form: UInt64) -> Bool {
    forms.contains(form)
  }

  static let forms = TermSet(
    """
    a about above according across after afterwards again against all almost alone along
    already also although always am among amongst an and another any anyone anything anywhere
    are around as at back be became because become becomes been before beforehand behind being
    below beside besides between beyond both but by call can cannot could de did do does doing
    don done down dr due during each eg either else elsewhere enough etc even ever every
    everyone everything everywhere except few for former formerly from further get give go
    going gone got had has have having he hence her here hers herself him himself his how
    however i ie if in indeed into is it its itself just keep last latter least less like ll
    made make many may me meanwhile might more moreover most mostly mr mrs ms much must my
    myself namely neither never nevertheless new news next no nobody none nor not nothing now
    nowhere of off often on once one only onto or other others otherwise our ours ourselves
    out over own part per perhaps please put rather re really s said same say saying says see
    seem seemed seeming seems several she should show since so some somehow someone something
    sometime sometimes somewhere still such t take than that the their them themselves then
    thence there thereafter thereby therefore these they thing this those though through
    throughout thru thus to together told too toward towards under until up upon us used using
    various ve very via was we well were what whatever when whence whenever where whereas
    wherever whether which while whither who whoever whole whom whose why will with within
    without would yet you your yours yourself yourselves
    aren't can't couldn't didn't doesn't don't hadn't hasn't haven't he'd he'll i'd i'll i'm i've isn't
    it'd it'll let's she'd she'll shouldn't that'd that'll there'd they'd they'll they're they've wasn't
    we'd we'll we're we've weren't who'd who'll won't wouldn't you'd you'll you're you've
    """)
}
