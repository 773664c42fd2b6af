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

  private static let fates: [UInt64: UInt64] = {
    let groups = [
      "killed dead died death deaths kills killing dies fatalities lives perished bodies slain",
      "injured wounded hurt injuries injuring wounding hospitalized hospitalised",
      "missing unaccounted trapped", "arrested detained arrests custody",
      "evacuated displaced fled homeless", "rescued freed released",
    ]
    var fates: [UInt64: UInt64] = [:]
    for group in groups {
      let forms = group.split(separator: " ").map { TermHash.of(String($0)) }
      for form in forms { fates[form] = forms[0] }
    }
    return fates
  }()

  private static let people = TermSet(
    """
    people persons civilians passengers victims children women men workers residents soldiers troops \
    protesters others killed dead deaths injured wounded bodies fatalities casualties survivors migrants \
    students patients villagers miners hostages officers policemen demonstrators
    """)
}
