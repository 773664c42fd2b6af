internal import Text

/// The vocabularies that feeds are written in.
enum Namespace: UInt8 {
  /// No namespace at all.
  case none
  /// RSS 0.90, 1.0, 1.1 and those that were tried for 2.0.
  case rss
  case rdf, atom, dublinCore, dublinCoreTerms, content, media, itunes, syndication, slash, wfw,
    admin,
    xhtml, feedBurner, thread, xml
  /// One that says nothing to us.
  case other

  /// The vocabulary of a namespace URI: case, `http` or `https`, white space around it and a slash or `#` at
  /// its end do not count.
  init(uri: String) {
    var key = Substring(uri.lowercased()).drop { $0.isWhitespace }
    while let last = key.last, last == "/" || last == "#" || last.isWhitespace { key.removeLast() }
    for scheme in ["http://", "https://"] where key.hasPrefix(scheme) {
      key = key.dropFirst(scheme.count)
    }
    if key.hasPrefix("www.") { key = key.dropFirst(4) }
    if key.isEmpty {
      self = .none
    } else if let known = Namespace.byURI[String(key)] {
      self = known
    } else if key.hasPrefix("purl.org/atom/ns") {
      self = .atom
    } else if key.hasPrefix("backend.userland.com/rss")
      || key.hasPrefix("blogs.law.harvard.edu/tech/rss")
      || key.hasPrefix("purl.org/net/rss1.1")
    {
      self = .rss
    } else {
      self = .other
    }
  }

  /// The vocabulary that an undeclared prefix means by custom.
  init(prefix: String) {
    self = Namespace.byPrefix[prefix.lowercased()] ?? .other
  }

  private static let byURI: [String: Namespace] = [
    "purl.org/rss/1.0": .rss, "my.netscape.com/rdf/simple/0.9": .rss,
    "channel.netscape.com/rdf/simple/0.9": .rss,
    "my.netscape.com/publish/formats/rss-0.91.dtd": .rss,
    "netscape.com/rdf/simple/0.9": .rss, "backend.userland.com/rss": .rss,
    "purl.org/net/rss1.1": .rss,
    "rssboard.org/rss-specification": .rss, "cyber.law.harvard.edu/rss/rss.html": .rss,
    "w3.org/1999/02/22-rdf-syntax-ns": .rdf, "w3.org/2005/atom": .atom,
    "purl.org/dc/elements/1.0": .dublinCore, "purl.org/dc/elements/1.1": .dublinCore,
    "purl.org/dc/terms": .dublinCoreTerms, "purl.org/rss/1.0/modules/dcterms": .dublinCoreTerms,
    "purl.org/rss/1.0/modules/content": .content, "search.yahoo.com/mrss": .media,
    "search.yahoo.com/mrss/index.html": .media, "tools.search.yahoo.com/mrss": .media,
    "video.search.yahoo.com/mrss": .media, "search.yahoo.com/rss": .media,
    "itunes.com/dtds/podcast-1.0.dtd": .itunes, "example.com/dtds/podcast-1.0.dtd": .itunes,
    "purl.org/rss/1.0/modules/syndication": .syndication, "purl.org/rss/1.0/modules/slash": .slash,
    "wellformedweb.org/commentapi": .wfw, "webns.net/mvcb": .admin, "w3.org/1999/xhtml": .xhtml,
    "rssnamespace.org/feedburner/ext/1.0": .feedBurner, "purl.org/syndication/thread/1.0": .thread,
    "w3.org/xml/1998/namespace": .xml,
  ]

  private static let byPrefix: [String: Namespace] = [
    "rss": .rss, "rdf": .rdf, "atom": .atom, "atom10": .atom, "atom03": .atom, "a10": .atom,
    "dc": .dublinCore, "dcterms": .dublinCoreTerms, "dct": .dublinCoreTerms, "content": .content,
    "media": .media, "mrss": .media, "itunes": .itunes, "sy": .syndication, "slash": .slash,
    "wfw": .wfw, "admin": .admin, "xhtml": .xhtml, "feedburner": .feedBurner, "thr": .thread,
    "xml": .xml,
  ]
}
