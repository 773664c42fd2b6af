internal import Text

/// The names of elements and attributes that mean something to us, without their prefix, in lower case.
enum LocalName: String, CaseIterable {
  /// Any other name.
  case other = ""
  case a, about, abstract, author, base, body, category, channel, cloud, comments, commentrss,
    content
  case contributor, copyright, created, creator, date, day, description, div, docs, domain
  case duration, email, enclosure, encoded, entry, feed, filesize, fullitem, generator,
    generatoragent
  case group, guid, height, homepage, hour, href, hreflang, html, icon, id, identifier, image,
    ispermalink
  case issued, item, items, keywords, label, lang, language, lastbuilddate, lastmod, length, link,
    logo
  case managingeditor, mode, modified, name, path, port
  case pubdate, published, rdf, rel, resource, rights, rss, scheme, skipdays, skiphours
  case source, style, subject, subtitle, summary, tagline, term, text, textinput, thumbnail,
    title
  case ttl, type, updated, updatefrequency, updateperiod, uri, url, version,
    webmaster, width

  /// Looks names up; made once.
  static let table = NameTable(LocalName.allCases.map(\.rawValue))
  static let all = LocalName.allCases
}

/// The name of an element or attribute by vocabulary.
struct ElementName: Equatable {
  var space: Namespace
  var local: LocalName
}
