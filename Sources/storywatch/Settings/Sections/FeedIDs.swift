import News

/// Ids of feeds that were given none, made of their URLs.
///
/// State hangs on the id, so it must not depend on the order of the file or on other feeds more than it
/// has to: the short form of a URL, unless two want it; then the long form; then a hash decides.
enum FeedIDs {
  /// Ids by URL, none of them in `taken`. Equal URLs get equal ids.
  static func derive(for urls: [String], taken: [String]) -> [String: String] {
    let urls = Set(urls).sorted()
    let short = urls.map { limited(shortForm(of: $0), url: $0) }
    let long = urls.map { limited(longForm(of: $0), url: $0) }
    var used: [String: Int] = [:]
    for id in taken + short { used[id, default: 0] += 1 }
    var usedLong: [String: Int] = [:]
    for id in long { usedLong[id, default: 0] += 1 }
    var ids: [String: String] = [:]
    for (index, url) in urls.enumerated() {
      if used[short[index]] == 1 {
        ids[url] = short[index]
      } else if used[long[index]] == nil, usedLong[long[index]] == 1 {
        ids[url] = long[index]
      } else {
        ids[url] = StableID.make("feed", url)
      }
    }
    return ids
  }

  /// `https://www.outlet.example/world/rss.xml` is `outlet-example-world`.
  private static func shortForm(of url: String) -> String {
    var words = words(of: url)
    words.removeAll { plainWords.contains($0) }
    let id = words.joined(separator: "-")
    return id.isEmpty ? longForm(of: url) : id
  }

  /// As above, with every word of the URL but the scheme.
  private static func longForm(of url: String) -> String {
    let id = words(of: url).joined(separator: "-")
    return id.isEmpty ? StableID.make("feed", url) : id
  }

  /// Runs of letters and digits after the scheme, lower case; a password is none of them.
  private static func words(of url: String) -> [String] {
    let named =
      FeedURL.path(of: url) ?? (FeedURL.host(of: url) ?? "") + FeedURL.afterAuthority(of: url)
    return named.lowercased().utf8.split { !SourceNode.isASCIIWord($0) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// Ids have at most 64 characters; a cut one ends with a hash of the whole URL.
  private static func limited(_ id: String, url: String) -> String {
    guard id.utf8.count > 64 else { return id }
    return String(id.prefix(50)) + StableID.make("", url)
  }

  /// Words that tell nothing of what the feed is.
  private static let plainWords: Set<String> = [
    "atom", "feed", "feeds", "index", "json", "rss", "www", "xml",
  ]
}
