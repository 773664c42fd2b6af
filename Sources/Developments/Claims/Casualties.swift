internal import Text

/// What can befall people, one word for all its synonyms, so that tolls can be compared.
enum Casualties {
  /// The fate that a form names; nil for any other form.
  static func fate(_ form: UInt64) -> UInt64? {
    fates[form]
  }

  static func arePeople(_ form: UInt64) -> Bool {
    people.contains(form)
  }

  private static let fates = Synonyms([
    "killed dead died death deaths kills killing dies fatalities lives perished bodies slain "
      + "drowned drown",
    "injured wounded hurt injuries injuring wounding hospitalized hospitalised",
    "missing unaccounted trapped", "arrested detained arrests custody",
    "evacuated displaced fled homeless", "rescued freed released escaped",
    "infected sickened ill sick infections infection cases", "abducted kidnapped",
  ])

  /// One number for all words of a group that is counted by itself, "soldiers" beside "militants"; nil
  /// for people of any kind.
  static func group(_ form: UInt64) -> UInt64? {
    groups[form]
  }

  private static let groups = Synonyms([
    "soldiers troops servicemen marines",
    "militants insurgents rebels fighters gunmen terrorists",
    "children kids minors schoolchildren pupils", "police officers policemen", "women", "men",
    "civilians", "migrants refugees", "miners", "protesters demonstrators", "hostages",
    "suspects",
    "journalists reporters", "medics doctors nurses paramedics", "firefighters", "crew sailors",
    "prisoners inmates detainees", "tourists", "animals cattle sheep cows birds dogs horses",
  ])

  private static let people = TermSet(
    """
    people persons civilians passengers victims children women men workers residents soldiers troops \
    protesters others killed dead deaths injured wounded bodies fatalities casualties survivors migrants \
    students patients villagers miners hostages officers policemen demonstrators servicemen marines \
    militants insurgents rebels fighters gunmen terrorists kids minors schoolchildren pupils police \
    refugees suspects journalists reporters medics doctors nurses paramedics firefighters crew sailors \
    prisoners inmates detainees tourists inhabitants locals households families guests fans lives toll \
    person man woman child infections cases
    """)
}
