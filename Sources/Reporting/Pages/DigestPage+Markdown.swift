import News

extension DigestPage {
  /// The page in CommonMark; one sentence a line, its source behind it.
  public static func markdown(_ digest: Digest) -> String {
    MarkdownDigest(digest).text
  }
}

/// Writes the sections in their fixed order.
private struct MarkdownDigest {
  private let digest: Digest
  private let words: DigestWords
  private(set) var text = ""

  /// Lines of one section that is not the news itself.
  private static let mostLines = 20
  private static let mostAlerts = 5

  init(_ digest: Digest) {
    self.digest = digest
    words = DigestWords(digest: digest)
    line("# \(words.title)")
    line("")
    line(MarkdownText.escaped(words.subtitle))
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
    line("")
    line("---")
    line(DigestWords.legend(sign))
  }

  private mutating func line(_ line: String) {
    text += line + "\n"
  }

  private mutating func section(_ name: String) {
    line("")
    line("## \(name)")
    line("")
  }

  private mutating func rest(_ count: Int) {
    if count > 0 { line("- and \(count) more") }
  }

  private mutating func bottomLine() {
    section("Bottom line")
    for sentence in words.summary {
      line(sentence)
      line("")
    }
    for entry in digest.bottomLine {
      let headline = entry.context.map { "**\(MarkdownText.escaped($0))** · " } ?? ""
      let voices = DigestWords.voices(entry.outlets, entry.origins)
      line("- \(printed(entry.statement, after: headline)) · \(voices)")
    }
  }

  private mutating func stories(_ name: String, _ blocks: [StoryBlock]) {
    guard !blocks.isEmpty else { return }
    section(name)
    for block in blocks where block.isFull { full(block) }
    let others = blocks.filter { !$0.isFull }
    for block in others {
      line("- \(headline(block.headline)) · \(voices(block.story))")
    }
  }

  private mutating func full(_ block: StoryBlock) {
    line("### \(headline(block.headline)) · \(voices(block.story))")
    line("")
    for statement in block.statements { line("- " + printed(statement)) }
    if let more = DigestWords.more(block) { line("- " + more) }
    var notes = ["`\(block.story.id)`"]
    if !block.arc.isEmpty {
      notes.append(
        "continues "
          + block.arc.prefix(DigestWords.mostArc).map { "`\($0)`" }.joined(separator: ", "))
    }
    line("- " + notes.joined(separator: ", "))
    line("")
  }

  private mutating func statements(_ name: String, _ statements: [StatementInStory]) {
    guard !statements.isEmpty else { return }
    section(name)
    for entry in statements.prefix(Self.mostLines) {
      let voices = DigestWords.voices(entry.outlets, entry.origins)
      let context = entry.context.map { " · *\(MarkdownText.escaped($0))*" } ?? ""
      line("- \(printed(entry.statement))\(context) · \(voices) · `\(entry.story)`")
    }
    rest(statements.count - Self.mostLines)
  }

  private mutating func unchanged() {
    guard !digest.unchanged.isEmpty else { return }
    section("Unchanged")
    for story in digest.unchanged.prefix(Self.mostLines) {
      let articles = DigestWords.count(story.articles, "article")
      line("- \(headline(story.headline)) · \(voices(story.story)) · \(articles)")
    }
    rest(digest.unchanged.count - Self.mostLines)
  }

  private mutating func watches() {
    guard !digest.watches.isEmpty else { return }
    section("Watches")
    for watch in digest.watches {
      let alerts = DigestWords.count(watch.alerts.count, "alert")
      line("- **\(MarkdownText.escaped(watch.watch))**: \(alerts), \(words.held(watch))")
      let earlier = watch.alerts.count - Self.mostAlerts
      if earlier > 0 { line("  - \(earlier) earlier") }
      for alert in watch.alerts.suffix(Self.mostAlerts) {
        let link = MarkdownText.link(alert.headline, to: alert.url)
        line(
          "  - \(words.time(alert.foundAt)) \(alert.severity.rawValue) \(alert.kind.rawValue): \(link)"
            + " `\(alert.id)`")
      }
    }
  }

  private mutating func coverage() {
    section("Coverage and feed health")
    for sentence in words.coverage { line("- \(sentence)") }
    for trouble in digest.feedTroubles {
      let error = trouble.error.map { " (\(MarkdownText.escaped($0)))" } ?? ""
      line("- **\(MarkdownText.escaped(trouble.feed))** \(words.trouble(trouble))\(error)")
    }
    if let health = words.health { line("- \(health)") }
  }

  private mutating func sources() {
    guard !digest.sources.isEmpty else { return }
    section("Sources")
    for source in digest.sources.prefix(Self.mostLines) {
      let articles = DigestWords.count(source.articles, "article")
      line("- \(MarkdownText.escaped(source.outlet)): \(articles), \(source.cited) cited")
    }
    rest(digest.sources.count - Self.mostLines)
  }
}

extension MarkdownDigest {
  private func sign(_ mark: Mark) -> String {
    // In a code span "+" opens no list and "~" strikes nothing out.
    "`\(mark.rawValue)`"
  }

  private func voices(_ story: Story) -> String {
    DigestWords.voices(story.outlets, story.origins)
  }

  private func headline(_ headline: Statement) -> String {
    "\(sign(headline.mark)) \(MarkdownText.link(headline.text, to: headline.citation.url))"
  }

  private func printed(_ statement: Statement, after headline: String = "") -> String {
    var parts = "\(sign(statement.mark)) \(headline)\(MarkdownText.escaped(statement.text))"
    if !statement.notes.isEmpty {
      parts += " (\(statement.notes.map(MarkdownText.escaped).joined(separator: "; ")))"
    }
    let citation = statement.citation
    return parts
      + " — \(MarkdownText.link(citation.outlet, to: citation.url)), \(words.time(citation.at))"
  }
}
