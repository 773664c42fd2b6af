/// The part of a host name that was registered by one owner: `news.example.co.uk` → `example.co.uk`.
public enum RegistrableDomain {
  /// The registrable domain of a URL's host, in lower case; an IP address or a single label is returned
  /// as it is. Nil where the URL has no host.
  ///
  /// A small list stands in for the Public Suffix List: second levels under which the country
  /// registries sell names, and hosts that give each customer a name of their own. A suffix that is
  /// not in the list makes two customers of one registry one outlet.
  public static func of(url: String) -> String? {
    let cleaned = URLReference.cleaned(url.utf8Span.span)
    guard let authority = URLReference(cleaned.span).authority,
      let host = URLHost.of(authority: cleaned[authority])
    else { return nil }
    return of(host: host)
  }

  /// The same for a host name in lower case.
  public static func of(host: String) -> String {
    let labels = host.split(separator: ".")
    guard labels.count > 2, !isAddress(host) else { return host }
    let lastTwo = labels.suffix(2).joined(separator: ".")
    let suffixLength = isSuffix(labels[labels.count - 2], labels[labels.count - 1]) ? 2 : 1
    let isPlatform = platforms.contains(lastTwo)
    return labels.suffix((isPlatform ? 2 : suffixLength) + 1).joined(separator: ".")
  }

  private static func isAddress(_ host: String) -> Bool {
    host.hasPrefix("[") || host.utf8.allSatisfy { $0 == UInt8(ascii: ".") || $0 &- 0x30 < 10 }
  }

  private static func isSuffix(_ second: Substring, _ top: Substring) -> Bool {
    secondLevels[String(top)]?.contains(String(second)) ?? false
  }

  private static let secondLevels: [String: Set<String>] = {
    var table: [String: Set<String>] = [:]
    for line in suffixes.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard let colon = words.firstIndex(of: ":") else { continue }
      for top in words[..<colon] { table[top, default: []].formUnion(words[(colon + 1)...]) }
    }
    return table
  }()

  /// Top-level domains, a colon, their second levels.
  private static let suffixes = """
    uk : co org me ltd plc net ac gov nhs police sch mod parliament
    au : com net org edu gov asn id
    nz : co net org govt ac school geek gen kiwi maori iwi mil parliament
    jp : co or ne ac ad ed go gr lg
    kr : co or ne re pe go mil ac hs ms es sc
    in : co firm net org gen ind ac edu res gov mil nic
    cn : com net org gov edu ac mil
    tw hk sg my ph vn mo : com net org gov edu idv name per
    th : co or ac go in mi net
    id : co or go ac sch web net my desa mil
    br : com net org gov edu jus leg mil art blog eco ind inf adv jor tv radio
    ar : com net org gob gov edu int mil tur
    mx : com net org gob edu
    co pe ve ec uy py bo gt sv ni hn do cu pa cl : com net org gov gob edu nom mil co web info fin
    cr : co go or ac fi ed sa
    za : co net org gov ac law school web edu mil nom
    ke tz ug rw zm zw bw mw ls : co or ne go ac sc info mobi me org com net gov
    ng gh eg et sd so sl gm lr cm cd ao mz na mg mu sc : com co org gov net edu sch mil it
    il : co org net ac gov muni k12 idf
    tr : com net org gov edu bel pol k12 av dr web tv gen biz info mil tsk kep nc
    ua : com net org gov edu in kiev kyiv lviv odessa kharkov dp zp
    pl : com net org gov edu waw info biz mil
    ru : com net org msk spb edu gov mil
    gr cy al mk ba me mt : com edu net org gov co ac
    rs : co org edu ac gov in
    pt es : com edu gov org nom gob net
    it : gov edu
    fr : asso com gouv nom prd presse tm
    hu : co org info press news
    ro : com org info rec store nom arts
    at : co or gv ac
    lk pk bd np mm kh bt mv af : com net org gov edu ac mil gop gok web
    ir : co ac gov id net org sch
    iq sa ae qa kw om bh lb jo sy ly ps ye : com co net org gov med pub edu sch ac mil
    ma tn dz : co com net gov org ac press nat info ind
    kz uz kg tj tm ge am az by md mn : com net org gov edu mil
    fj pg sb vu ws to nr ki : com net org gov ac edu co
    ee : com fie med pri
    lv lt : com edu gov org
    is : com net org edu gov
    """

  /// Each of their customers publishes on his own.
  private static let platforms: Set<String> = [
    "blogspot.com", "wordpress.com", "substack.com", "tumblr.com", "medium.com", "github.io",
    "gitlab.io", "netlify.app", "vercel.app", "pages.dev", "web.app", "firebaseapp.com",
    "herokuapp.com", "typepad.com", "livejournal.com", "ghost.io", "beehiiv.com", "bearblog.dev",
    "micro.blog", "weebly.com", "wixsite.com", "squarespace.com", "neocities.org", "mataroa.blog",
    "write.as", "hatenablog.com", "over-blog.com", "blog.jp", "azurewebsites.net", "workers.dev",
  ]
}
