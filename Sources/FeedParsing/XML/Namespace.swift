internal import Text

/// The vocabularies that feeds are written in.
enum Namespace: UInt8 {
  /// No namespace at all.
  case none
  /// RSS 0.90, 1.0, and 1.1 with those that were tried for 2.0.
  case rss090, rss10, rss
  case rdf, atom03, atom, dublinCore, dublinCoreTerms, content, media, itunes, syndication, slash,
    wfw,
    admin,
    xhtml, feedBurner, thread, xml
  /// One that says nothing to us.
  case other

  /// The vocabulary without its version: names mean the same in all of them.
  var vocabulary: Namespace {
    switch self {
    case .rss090, .rss10: .rss
    case .atom03: .atom
    default: self
    }
  }

  /// The vocabulary of the namespace URI in `start..<end`: case, `http` or `https`, white space around it and a
  /// slash or `#` at its end do not count.
  init(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
    let number = Namespace.customaryNumbers.find(bytes, start, end)
    if number > 0 {
      self = Namespace.customary[number].space
      return
    }
    self.init(
      uri: bytes.extracting(start..<end)
        .withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
  }

  private init(uri: String) {
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
      self = .atom03
    } else if key.hasPrefix("backend.userland.com/rss")
      || key.hasPrefix("blogs.law.harvard.edu/tech/rss") || key.hasPrefix("purl.org/net/rss1.1")
    {
      self = .rss
    } else {
      self = .other
    }
  }

  /// The namespaces as nearly everybody writes them, to be found without taking the URI apart.
  private static let customary: [(uri: String, space: Namespace)] = [
    ("", .none), ("http://purl.org/dc/elements/1.1/", .dublinCore),
    ("http://purl.org/dc/terms/", .dublinCoreTerms),
    ("http://purl.org/rss/1.0/modules/content/", .content),
    ("http://purl.org/rss/1.0/modules/syndication/", .syndication),
    ("http://purl.org/rss/1.0/modules/slash/", .slash), ("http://purl.org/rss/1.0/", .rss10),
    ("http://www.w3.org/2005/Atom", .atom), ("http://purl.org/atom/ns#", .atom03),
    ("http://search.yahoo.com/mrss/", .media), ("http://search.yahoo.com/mrss", .media),
    ("http://www.itunes.com/dtds/podcast-1.0.dtd", .itunes),
    ("http://wellformedweb.org/CommentAPI/", .wfw), ("http://www.w3.org/1999/xhtml", .xhtml),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", .rdf), ("http://webns.net/mvcb/", .admin),
    ("http://rssnamespace.org/feedburner/ext/1.0", .feedBurner),
    ("http://my.netscape.com/rdf/simple/0.9/", .rss090),
  ]
  private static let customaryNumbers = NameTable(customary.map(\.uri))

  /// The vocabulary that an undeclared prefix means by custom.
  init(prefix: String) {
    self = Namespace.byPrefix[prefix.lowercased()] ?? .other
  }

  private static let byURI: [String: Namespace] = [
    "purl.org/rss/1.0": .rss10, "my.netscape.com/rdf/simple/0.9": .rss090,
    "channel.netscape.com/rdf/simple/0.9": .rss090,
    "my.netscape.com/publish/formats/rss-0.91.dtd": .rss,
    "netscape.com/rdf/simple/0.9": .rss090, "backend.userland.com/rss": .rss,
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
    "rss": .rss, "rdf": .rdf, "atom": .atom, "atom10": .atom, "atom03": .atom03, "a10": .atom,
    "dc": .dublinCore, "dcterms": .dublinCoreTerms, "dct": .dublinCoreTerms, "content": .content,
    "media": .media, "mrss": .media, "itunes": .itunes, "sy": .syndication, "slash": .slash,
    "wfw": .wfw, "admin": .admin, "xhtml": .xhtml, "feedburner": .feedBurner, "thr": .thread,
    "xml": .xml,
  ]
}
