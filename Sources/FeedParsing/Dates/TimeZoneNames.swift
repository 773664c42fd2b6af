internal import News

/// Zones by the names that feeds use. The rules of summer time are those in force now, and for the
/// United States those before 2007, too: a date of a feed is seldom older.
enum TimeZoneNames {
  /// Seconds east of UTC that an abbreviation in capitals means; nil for one we do not know.
  ///
  /// Where several zones share one (`CST`, `IST`, `BST`), RFC 822 decides, else the one with more feeds.
  static func offset(_ name: String) -> Int? {
    abbreviations[name]
  }

  /// Seconds east of UTC in an IANA zone such as `Europe/Brussels` at a local time; nil for one we do not know.
  static func offset(zone: String, at time: CivilTime) -> Int? {
    let name = zone.lowercased()
    for rule in rules where rule.cities.contains(name) {
      return (rule.hours * 60 + rule.minutes) * 60 + (isSummer(rule.summer, time) ? 3_600 : 0)
    }
    guard name.hasPrefix("etc/gmt"), let hours = Int(name.dropFirst(7)) else {
      return name.hasPrefix("etc/") ? 0 : nil
    }
    // POSIX signs: Etc/GMT+5 lies west of Greenwich.
    return -hours * 3_600
  }

  private enum Summer { case none, europe, america, australia, newZealand }

  private static func isSummer(_ summer: Summer, _ time: CivilTime) -> Bool {
    let day = CivilDate(year: time.year, month: time.month, day: time.day)
    func sunday(_ month: Int, _ number: Int) -> CivilDate {
      let first = CivilDate(year: time.year, month: month, day: 1)
      return CivilDate(year: time.year, month: month, day: 7 - first.weekday + 7 * (number - 1))
    }
    func lastSunday(_ month: Int) -> CivilDate {
      let length = CivilDate.daysInMonth(month, of: time.year)
      let last = CivilDate(year: time.year, month: month, day: length)
      return CivilDate(year: time.year, month: month, day: length - (last.weekday + 1) % 7)
    }
    func isPast(_ change: CivilDate) -> Bool { day > change || (day == change && time.hour >= 2) }
    switch summer {
    case .none: return false
    case .europe: return isPast(lastSunday(3)) && !isPast(lastSunday(10))
    case .america:
      return time.year >= 2007
        ? isPast(sunday(3, 2)) && !isPast(sunday(11, 1))
        : isPast(sunday(4, 1)) && !isPast(lastSunday(10))
    case .australia: return isPast(sunday(10, 1)) || !isPast(sunday(4, 1))
    case .newZealand: return isPast(lastSunday(9)) || !isPast(sunday(4, 1))
    }
  }

  private static let abbreviations: [String: Int] = {
    let hours: [(String, Double)] = [
      ("Z UT UTC GMT WET UCT ZULU AZOST", 0), ("BST CET WEST MET MEZ WAT", 1),
      ("CEST MEST MESZ EET CAT SAST", 2), ("EEST MSK EAT AST-ARABIA TRT", 3), ("IRST", 3.5),
      ("MSD SAMT GST", 4), ("IRDT AFT", 4.5), ("PKT YEKT UZT", 5), ("IST", 5.5), ("NPT", 5.75),
      ("ALMT OMST BTT", 6), ("MMT", 6.5), ("ICT WIB NOVT KRAT", 7),
      ("HKT SGT PHT AWST MYT WITA IRKT", 8), ("JST KST WIT YAKT", 9), ("ACST", 9.5),
      ("AEST VLAT CHST", 10), ("ACDT", 10.5), ("AEDT SBT", 11), ("NZST FJT", 12), ("NZDT", 13),
      ("ADT BRT ART UYT", -3), ("NDT", -2.5), ("NST", -3.5), ("AST EDT CLT BOT", -4), ("VET", -4),
      ("EST ET CDT COT PET ECT", -5), ("CST CT MDT", -6), ("MST MT PDT", -7), ("PST PT AKDT", -8),
      ("AKST HDT", -9), ("HST", -10), ("SST", -11),
    ]
    var table: [String: Int] = [:]
    for (names, offset) in hours {
      for name in names.split(separator: " ") { table[String(name)] = Int(offset * 3_600) }
    }
    return table
  }()

  private static let rules: [(hours: Int, minutes: Int, summer: Summer, cities: Set<String>)] = [
    (
      0, 0, .europe,
      ["europe/london", "europe/dublin", "europe/lisbon", "europe/belfast", "gb", "eire"]
    ),
    (
      1, 0, .europe,
      [
        "europe/paris", "europe/berlin", "europe/madrid", "europe/rome", "europe/brussels",
        "europe/amsterdam", "europe/vienna", "europe/zurich", "europe/stockholm", "europe/oslo",
        "europe/copenhagen", "europe/prague", "europe/warsaw", "europe/budapest",
        "europe/belgrade", "europe/zagreb", "europe/ljubljana", "europe/bratislava",
        "europe/luxembourg", "europe/monaco", "europe/malta", "europe/andorra", "europe/vaduz",
        "europe/san_marino", "europe/vatican", "europe/sarajevo", "europe/skopje",
        "europe/podgorica", "europe/tirane", "europe/gibraltar",
      ]
    ),
    (
      2, 0, .europe,
      [
        "europe/athens", "europe/helsinki", "europe/kiev", "europe/kyiv", "europe/bucharest",
        "europe/sofia", "europe/riga", "europe/tallinn", "europe/vilnius", "europe/chisinau",
        "asia/nicosia",
      ]
    ),
    (3, 0, .none, ["europe/moscow", "europe/istanbul", "asia/istanbul", "europe/minsk"]),
    (
      -5, 0, .america,
      [
        "america/new_york", "america/toronto", "america/detroit", "america/montreal", "us/eastern",
        "canada/eastern", "america/havana", "america/indiana/indianapolis",
      ]
    ),
    (
      -6, 0, .america,
      ["america/chicago", "america/winnipeg", "us/central", "canada/central", "america/menominee"]
    ),
    (-7, 0, .america, ["america/denver", "america/edmonton", "america/boise", "us/mountain"]),
    (
      -8, 0, .america,
      [
        "america/los_angeles", "america/vancouver", "america/tijuana", "us/pacific",
        "canada/pacific",
      ]
    ),
    (-9, 0, .america, ["america/anchorage", "us/alaska"]),
    (-4, 0, .america, ["america/halifax", "canada/atlantic", "atlantic/bermuda"]),
    (-3, -30, .america, ["america/st_johns", "canada/newfoundland"]),
    (-10, 0, .none, ["pacific/honolulu", "us/hawaii"]),
    (-7, 0, .none, ["america/phoenix", "us/arizona"]),
    (
      -6, 0, .none,
      [
        "america/mexico_city", "america/costa_rica", "america/guatemala", "america/regina",
        "america/el_salvador", "america/managua", "america/tegucigalpa",
      ]
    ),
    (-5, 0, .none, ["america/bogota", "america/lima", "america/panama", "america/jamaica"]),
    (-4, 0, .none, ["america/caracas", "america/la_paz", "america/puerto_rico", "america/manaus"]),
    (
      -3, 0, .none,
      [
        "america/sao_paulo", "america/argentina/buenos_aires", "america/buenos_aires",
        "america/montevideo", "america/bahia", "america/fortaleza",
      ]
    ),
    (
      0, 0, .none,
      ["africa/accra", "africa/abidjan", "africa/dakar", "atlantic/reykjavik", "utc", "gmt"]
    ),
    (1, 0, .none, ["africa/lagos", "africa/algiers", "africa/tunis", "africa/casablanca"]),
    (2, 0, .none, ["africa/johannesburg", "africa/harare", "africa/kigali", "africa/tripoli"]),
    (
      3, 0, .none,
      [
        "africa/nairobi", "africa/addis_ababa", "africa/kampala", "asia/baghdad", "asia/riyadh",
        "asia/kuwait", "asia/qatar", "asia/aden", "asia/damascus", "asia/amman",
      ]
    ),
    (3, 30, .none, ["asia/tehran"]), (4, 0, .none, ["asia/dubai", "asia/baku", "asia/tbilisi"]),
    (4, 30, .none, ["asia/kabul"]), (5, 0, .none, ["asia/karachi", "asia/tashkent"]),
    (5, 30, .none, ["asia/kolkata", "asia/calcutta", "asia/colombo"]),
    (5, 45, .none, ["asia/kathmandu", "asia/katmandu"]), (6, 0, .none, ["asia/dhaka"]),
    (6, 30, .none, ["asia/yangon", "asia/rangoon"]),
    (7, 0, .none, ["asia/bangkok", "asia/jakarta", "asia/ho_chi_minh", "asia/saigon"]),
    (
      8, 0, .none,
      [
        "asia/shanghai", "asia/hong_kong", "asia/singapore", "asia/taipei", "asia/manila",
        "asia/kuala_lumpur", "australia/perth", "asia/chongqing", "prc", "hongkong",
      ]
    ),
    (9, 0, .none, ["asia/tokyo", "asia/seoul", "japan", "rok", "asia/pyongyang"]),
    (9, 30, .none, ["australia/darwin"]), (9, 30, .australia, ["australia/adelaide"]),
    (10, 0, .none, ["australia/brisbane", "asia/vladivostok"]),
    (
      10, 0, .australia,
      ["australia/sydney", "australia/melbourne", "australia/hobart", "australia/canberra"]
    ),
    (12, 0, .newZealand, ["pacific/auckland", "nz"]), (12, 0, .none, ["pacific/fiji"]),
  ]
}
