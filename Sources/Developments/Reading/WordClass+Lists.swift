internal import Text

extension WordClass {
  /// Lower-case words, set apart by spaces, for each class.
  static let lists: [(WordClass, String)] = [
    (
      .say,
      """
      said says say told according added announced wrote tweeted warned argued claimed noted stated \
      insisted reported
      """
    ),
    (
      .future,
      """
      will would could may might should likely if forecast forecasts intend intends aim aims hope \
      hopes hoped ll
      """
    ),
    (.futureBeforeTo, "expected plan plans planned planning set is are going due slated scheduled"),
    (.past, "was were had did"),
    (.had, "had"),
    (.have, "has have"),
    (.be, "was were been be being is are"),
    (.present, "is are has have does do says remain remains face faces seem seems"),
    (.since, "since"),
    (
      .ago,
      """
      ago earlier previous previously once formerly decade decades year years history historic \
      historically historical began founded peaked longstanding longtime century centuries
      """
    ),
    (.recent, "recent recently lately"),
    (.now, "today yesterday tonight just newly hours"),
    (
      .opinion,
      """
      i we think believe believes important good bad best worst clear need needs must hard difficult \
      better great real really never too very why critic critics analyst analysts expert experts \
      observer observers professor because view views feel feels opinion seem seems arguably \
      surprise surprised surprising surprisingly
      """
    ),
    (.joint, "but however still yet although while despite meanwhile moreover and also"),
    (.pointer, "the it he she they this that these those his her their"),
    (.us, "i my me we our us"),
    (.measure, "percent million billion trillion"),
    (.survey, "survey poll data study report figure figures"),
    (.institution, "ministry president government police court company minister official"),
    (.month, CalendarWords.monthNames.joined(separator: " ")),
    (.weekday, CalendarWords.weekdayNames.joined(separator: " ")),
    (
      .pictured,
      """
      photo handout credit pictured speaks attends arrives walks looks waves gestures poses listens \
      shakes stands holds sits getty
      """
    ),
    (
      .period,
      """
      second seconds minute minutes hour hours day days week weeks month months year years decade \
      decades century centuries
      """
    ),
    (.last, "last past"),
    (.this, "this"),
    (.thirdPerson, "he she they"),
    (.anyPronoun, "he she they it i we you"),
    (
      .auxiliary,
      """
      also has have had later then would will could to been not once is was are were did do does \
      didn't don't doesn't repeatedly again just previously already still even may might should can \
      must ve further
      """
    ),
    (
      .clauseBreak,
      "that but as when while because although though whether if since after before until"
    ),
    (
      .adverbial,
      """
      but and so yet however meanwhile in on at after before during for since while as earlier later \
      still also then now when if even though although despite asked following amid by with from \
      last this under until additionally separately moreover furthermore instead
      """
    ),
    (
      .negation,
      """
      not no never none nobody nothing neither nor without cannot can't won't don't doesn't didn't \
      isn't aren't wasn't weren't hasn't haven't hadn't wouldn't couldn't shouldn't fails failed
      """
    ),
    (.modal, "will would could may might should must can shall likely unlikely possibly probably"),
    (
      .trigger,
      """
      kill killed kills killing dead die died dies injure injured injures wound wounded arrest arrested \
      charge charged evacuate evacuated confirm confirmed confirms announce announced announces report \
      reported rescue rescued destroy destroyed damage damaged collapse collapsed explode exploded \
      crash crashed attack attacked attacks resign resigned declare declared declares order ordered \
      launch launched close closed suspend suspended cancel cancelled canceled detain detained \
      identify identified recover recovered release released toll victim victims missing survivor \
      survivors suspect suspects magnitude ceasefire strike struck fire bomb shot convict convicted \
      sentence sentenced approve approved reject rejected sign signed withdraw withdrawn withdrew \
      claim claimed warn warned estimate estimated cost
      """
    ),
    (
      .whole,
      """
      all full fully every entire entirely final complete completed completes completely completion \
      total totally everyone everything last
      """
    ),
    (.about, "about around roughly approximately nearly almost some estimated circa"),
    (
      .countAdjective, "more other another new additional further people's total least most than of"
    ),
    (.rising, "rose risen climbed increased jumped grew grown up surged"),
    (.falling, "fell fallen dropped decreased declined down"),
    (.target, "target goal aims aim plans plan planned by pledged promised seeks expects expected"),
    (.peak, "peak peaked height record highest"),
    (.total, "total totals toll overall altogether far cumulative brings bringing brought"),
    (.confirm, "confirm confirms confirmed confirming confirmation verified acknowledged"),
    (
      .deny,
      """
      deny denies denied denying dismissed dismisses dismissing rejected rejects rejecting disputed disputes \
      disputing refuted refutes refuting contradicted contradicts contradicting untrue false liar \
      fabricated fabrication
      """
    ),
    (
      .unit,
      """
      percent pct km kilometers kilometres miles mile meters metres feet inches mph kph tons tonnes \
      kilograms pounds dollars euros barrels hectares acres degrees
      """
    ),
    (
      .speakers,
      """
      who people some many others critics officials sources source official analysts experts reports \
      spokesman spokeswoman spokesperson authorities police prosecutors lawyers aides witnesses \
      residents lawmakers
      """
    ),
    (.preposition, "in on at of to from with by for near off under over into across around"),
    (.tens, "thirty forty fifty sixty seventy eighty ninety"),
    (.scale, "hundred thousand million billion trillion dozen"),
  ]
}
