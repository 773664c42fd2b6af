import News

extension DigestPage {
  /// The page as one file: no script, nothing loaded from elsewhere, readable on a phone and on paper.
  public static func html(_ digest: Digest) -> String {
    HTMLDigest(digest).page
  }
}

/// Writes the sections in their fixed order.
private struct HTMLDigest {
  private let digest: Digest
  private let words: DigestWords
  private var body = ""

  private static let mostLines = 40

  init(_ digest: Digest) {
    self.digest = digest
    words = DigestWords(digest: digest)
    head()
    bottomLine()
    stories("New", digest.new)
    stories("Changed", digest.changed)
    statements("Changed numbers", digest.numbers)
    statements("Disputed", digest.disputed)
    statements("Corrections", digest.corrections)
    unchanged()
    watches()
    coverage()
    sources()
    body += "<footer>\(MarkupText.escaped(DigestWords.legend(\.rawValue)))</footer>\n"
  }

  /// The policy forbids what the text could not do anyway.
  var page: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" \
    content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>\(MarkupText.escaped(words.title))</title>
    <style>
    \(DigestStyle.sheet)
    </style>
    </head>
    <body>
    \(body)</body>
    </html>

    """
  }

  private mutating func head() {
    body += "<h1>\(MarkupText.escaped(words.title))</h1>\n"
    body += "<p class=\"when\">\(MarkupText.escaped(words.subtitle))</p>\n"
    body += DayChart(digest: digest).svg
  }

  private mutating func list(_ items: [String], more: Int = 0) {
    list(items, more: more > 0 ? "and \(more) more" : nil)
  }

  private mutating func list(_ items: [String], more: String?) {
    guard !items.isEmpty else { return }
    let rest = more.map { ["<span class=\"more\">\($0)</span>"] } ?? []
    body += "<ul>\n" + (items + rest).map { "<li>\($0)</li>\n" }.joined() + "</ul>\n"
  }

  private mutating func section(_ name: String) {
    body += "<h2>\(name)</h2>\n"
  }

  private mutating func bottomLine() {
    section("Bottom line")
    for sentence in words.summary { body += "<p>\(MarkupText.escaped(sentence))</p>\n" }
    list(
      digest.bottomLine.map { entry in
        let headline = entry.context.map { "<b>\(MarkupText.escaped($0))</b> · " } ?? ""
        return printed(entry.statement, after: headline) + voices(entry.outlets, entry.origins)
      })
  }

  private mutating func stories(_ name: String, _ blocks: [StoryBlock]) {
    guard !blocks.isEmpty else { return }
    section(name)
    for block in blocks where block.isFull {
      body += "<article>\n<h3>\(titled(block.headline, block.story))</h3>\n"
      list(block.statements.map { printed($0) }, more: DigestWords.more(block))
      let arc =
        block.arc.isEmpty
        ? "" : ", continues " + block.arc.prefix(DigestWords.mostArc).joined(separator: ", ")
      body += "<p class=\"id\">\(MarkupText.escaped(block.story.id + arc))</p>\n</article>\n"
    }
    list(blocks.filter { !$0.isFull }.map { titled($0.headline, $0.story) })
  }

  private mutating func statements(_ name: String, _ entries: [StatementInStory]) {
    guard !entries.isEmpty else { return }
    section(name)
    list(
      entries.prefix(Self.mostLines).map {
        printed($0.statement) + context($0) + voices($0.outlets, $0.origins)
          + " <span class=\"id\">\(MarkupText.escaped($0.story))</span>"
      }, more: entries.count - Self.mostLines)
  }

  private mutating func unchanged() {
    guard !digest.unchanged.isEmpty else { return }
    section("Unchanged")
    list(
      digest.unchanged.prefix(Self.mostLines).map {
        titled($0.headline, $0.story) + " " + DigestWords.count($0.articles, "article")
      }, more: digest.unchanged.count - Self.mostLines)
  }

  private mutating func watches() {
    guard !digest.watches.isEmpty else { return }
    section("Watches")
    for watch in digest.watches {
      let alerts = DigestWords.count(watch.alerts.count, "alert")
      body += "<p><b>\(MarkupText.escaped(watch.watch))</b>: \(alerts), \(words.held(watch))</p>\n"
      list(
        watch.alerts.suffix(Self.mostLines).map {
          "\(words.time($0.foundAt)) \($0.severity.rawValue) \($0.kind.rawValue): "
            + MarkupText.link($0.headline, to: $0.url)
            + " <span class=\"id\">\(MarkupText.escaped($0.id))</span>"
        })
    }
  }

  private mutating func coverage() {
    section("Coverage and feed health")
    var items = words.coverage.map(MarkupText.escaped)
    for trouble in digest.feedTroubles {
      let error = trouble.error.map { " (\($0))" } ?? ""
      items.append(
        "<b>\(MarkupText.escaped(trouble.feed))</b> "
          + MarkupText.escaped(words.trouble(trouble) + error))
    }
    if let health = words.health { items.append(health) }
    list(items)
  }

  private mutating func sources() {
    guard !digest.sources.isEmpty else { return }
    section("Sources")
    list(
      digest.sources.prefix(Self.mostLines).map {
        "\(MarkupText.escaped($0.outlet)): \(DigestWords.count($0.articles, "article")), "
          + "\($0.cited) cited"
      }, more: digest.sources.count - Self.mostLines)
  }
}

extension HTMLDigest {
  private func mark(_ mark: Mark) -> String {
    "<span class=\"mark \(mark.word)\" title=\"\(mark.word)\">\(MarkupText.escaped(mark.rawValue))</span> "
  }

  private func voices(_ outlets: Int, _ origins: Int) -> String {
    " <span class=\"voices\">\(DigestWords.voices(outlets, origins))</span>"
  }

  private func context(_ entry: StatementInStory) -> String {
    entry.context.map { " <i>\(MarkupText.escaped($0))</i>" } ?? ""
  }

  private func titled(_ headline: Statement, _ story: Story) -> String {
    mark(headline.mark) + MarkupText.link(headline.text, to: headline.citation.url)
      + voices(story.outlets, story.origins)
  }

  private func printed(_ statement: Statement, after headline: String = "") -> String {
    let noted = statement.notes.map { " <span class=\"note\">\(MarkupText.escaped($0))</span>" }
      .joined()
    let citation = statement.citation
    return mark(statement.mark) + headline + MarkupText.escaped(statement.text) + noted
      + " <cite>\(MarkupText.link(citation.outlet, to: citation.url)) \(words.time(citation.at))</cite>"
  }
}
