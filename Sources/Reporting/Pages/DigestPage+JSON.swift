import News
import Text

extension DigestPage {
  /// The whole digest as one JSON document on one line; `version` rises when a member changes its meaning.
  ///
  /// Wherever a sentence of an article stands there is an object with `text` (or `headline`), and with
  /// `article`, `version` and `span` that say where to find it: `sentences(inJSON:)` reads them back.
  public static func json(_ digest: Digest) -> String {
    var json = JSONWriter()
    json.beginObject()
    json.member("version", 1)
    json.member("day", digest.day.description)
    json.member("time_zone", digest.timeZone)
    json.member("generated_at", digest.generatedAt.rfc3339)
    json.member("complete", digest.isComplete)
    json.key("counts")
    json.counts(digest.counts)
    json.list("bottom_line", digest.bottomLine) { $0.statement($1) }
    json.list("new", digest.new) { $0.block($1) }
    json.list("changed", digest.changed) { $0.block($1) }
    json.list("numbers", digest.numbers) { $0.statement($1) }
    json.list("disputed", digest.disputed) { $0.statement($1) }
    json.list("corrections", digest.corrections) { $0.statement($1) }
    json.list("unchanged", digest.unchanged) { $0.line($1) }
    json.list("watches", digest.watches) { $0.watch($1) }
    json.list("feeds", digest.feedTroubles) { $0.trouble($1) }
    json.list("sources", digest.sources) { $0.source($1) }
    json.list("articles_by_hour", digest.hours) { $0.int($1) }
    json.endObject()
    json.newline()
    return json.text
  }
}

extension JSONWriter {
  fileprivate mutating func list<Element>(
    _ name: String, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    key(name)
    beginArray()
    for element in elements { write(&self, element) }
    endArray()
  }

  fileprivate mutating func counts(_ counts: DigestCounts) {
    beginObject()
    member("new_stories", counts.newStories)
    member("changed_stories", counts.changedStories)
    member("numbers", counts.numbers)
    member("disputed", counts.disputed)
    member("corrections", counts.corrections)
    member("unchanged_stories", counts.unchangedStories)
    member("alerts", counts.alerts)
    member("articles", counts.articles)
    member("outlets", counts.outlets)
    member("baseline", counts.baseline)
    member("edits", counts.edits)
    member("material_edits", counts.materialEdits)
    member("withdrawn", counts.withdrawn)
    member("feeds", counts.feeds)
    member("polls", counts.polls)
    member("failed_polls", counts.failedPolls)
    key("entries")
    beginObject()
    for decision in EntryDecision.allCases {
      member(decision.rawValue, counts.decisions[decision] ?? 0)
    }
    endObject()
    endObject()
  }

  /// The members of a sentence; `story` and its voices where it does not stand in its story's block.
  fileprivate mutating func statement(_ statement: Statement, in entry: StatementInStory? = nil) {
    beginObject()
    member("mark", statement.mark.word)
    if !statement.development.isEmpty {
      member("development", statement.development)
      member("kind", statement.kind.rawValue)
    }
    if let entry {
      member("story", entry.story)
      member("headline", entry.headline)
      member("headline_version", entry.headlineVersion)
      member("outlets", entry.outlets)
      member("origins", entry.origins)
    }
    member("text", statement.text)
    member("speaker", statement.speaker)
    member("limit", statement.limit)
    member("previous_title", statement.previousTitle)
    member("before", statement.before)
    member("since", statement.superseded?.rawValue)
    let citation = statement.citation
    member("article", citation.article)
    member("version", citation.version)
    if let span = citation.span {
      key("span")
      beginArray()
      int(span.lowerBound)
      int(span.upperBound)
      endArray()
    }
    member("outlet", citation.outlet)
    member("url", WebLink(citation.url)?.text)
    member("at", citation.at.rfc3339)
    endObject()
  }

  fileprivate mutating func statement(_ entry: StatementInStory) {
    statement(entry.statement, in: entry)
  }

  private mutating func members(of story: Story) {
    member("story", story.id)
    member("outlets", story.outlets)
    member("origins", story.origins)
    member("articles", story.articles)
  }

  fileprivate mutating func block(_ block: StoryBlock) {
    beginObject()
    members(of: block.story)
    member("mark", block.mark.word)
    member("full", block.isFull)
    list("continues", block.arc) { $0.string(TextCleaner.line($1)) }
    key("headline")
    statement(block.headline)
    list("developments", block.statements) { $0.statement($1) }
    member("more", block.more)
    member("below", block.below)
    endObject()
  }

  fileprivate mutating func line(_ line: StoryLine) {
    beginObject()
    members(of: line.story)
    member("articles_today", line.articles)
    key("headline")
    statement(line.headline)
    endObject()
  }

  fileprivate mutating func watch(_ watch: WatchSummary) {
    beginObject()
    member("watch", watch.watch)
    list("alerts", watch.alerts) { json, alert in
      json.beginObject()
      json.member("alert", alert.id)
      json.member("kind", alert.kind.rawValue)
      json.member("severity", alert.severity.rawValue)
      json.member("story", alert.story)
      json.member("article", alert.article)
      json.member("headline", alert.headline)
      json.member("url", WebLink(alert.url)?.text)
      json.member("found", alert.foundAt.rfc3339)
      json.endObject()
    }
    key("held")
    beginObject()
    for held in watch.held { member(held.reason.rawValue, held.count) }
    endObject()
    endObject()
  }

  fileprivate mutating func trouble(_ trouble: FeedTrouble) {
    beginObject()
    member("feed", trouble.feed)
    member("trouble", trouble.kind.rawValue)
    member("failures", trouble.failures > 0 ? trouble.failures : nil)
    member("since", trouble.since?.rfc3339)
    member("error", trouble.error)
    endObject()
  }

  fileprivate mutating func source(_ source: Source) {
    beginObject()
    member("outlet", source.outlet)
    member("articles", source.articles)
    member("cited", source.cited)
    endObject()
  }
}
