import News

extension DigestPage {
  /// The day's developments as an Atom feed (RFC 4287), newest first; `selfURL` is where it will be found.
  ///
  /// `dayBefore` are the entries of the day before: a reader who asks after midnight misses none.
  public static func atom(_ digest: Digest, selfURL: String, dayBefore: String = "") -> String {
    var text = """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
      <id>urn:storywatch:developments</id>
      <title>Developments</title>
      <updated>\(digest.generatedAt.rfc3339)</updated>
      <author><name>storywatch</name></author>
      <generator>storywatch</generator>

      """
    if !selfURL.isEmpty {
      text += "<link rel=\"self\" href=\"\(MarkupText.escaped(selfURL))\"/>\n"
    }
    return text + atomEntries(digest) + dayBefore + "</feed>\n"
  }

  /// The entries alone.
  public static func atomEntries(_ digest: Digest) -> String {
    digest.feed.map(atomEntry).joined()
  }

  private static func atomEntry(_ entry: StatementInStory) -> String {
    let statement = entry.statement
    let citation = statement.citation
    var lines = [
      "<id>urn:storywatch:\(MarkupText.escaped(statement.development))</id>",
      "<title>\(MarkupText.escaped(entry.headline.isEmpty ? statement.text : entry.headline))</title>",
      "<updated>\(citation.at.rfc3339)</updated>",
      "<author><name>\(MarkupText.escaped(citation.outlet))</name></author>",
      "<category term=\"\(statement.kind.rawValue)\"/>",
    ]
    if let link = WebLink(citation.url) {
      lines.append("<link rel=\"alternate\" href=\"\(MarkupText.escaped(link.encoded))\"/>")
    }
    var content = statement.text
    if !statement.notes.isEmpty { content += " (\(statement.notes.joined(separator: "; ")))" }
    lines.append("<content type=\"text\">\(MarkupText.escaped(content))</content>")
    return "<entry>\n" + lines.joined(separator: "\n") + "\n</entry>\n"
  }
}
