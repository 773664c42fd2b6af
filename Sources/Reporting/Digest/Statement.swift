import News

/// Where a printed sentence stands, so that a reader can look and `digest --verify` can check.
struct Citation: Hashable, Sendable {
  var article: String
  /// Nil: of one of its versions.
  var version: Int?
  /// UTF-8 offsets into that version's text; nil where the title says it.
  var span: Range<Int>?
  var outlet: String
  var url: String?
  var at: Timestamp
}

/// A sentence, verbatim, with its source.
struct Statement: Hashable, Sendable {
  var mark: Mark
  var development: String
  var kind: AlertKind
  var text: String
  var speaker: String?
  var limit: String?
  /// The headline that this one took the place of.
  var previousTitle: String?
  /// The number that was told before the one in it.
  var before: String?
  /// What became of it on the same day.
  var superseded: Superseding?
  var citation: Citation

  /// As things became known: by the hour, and within one article from its title on.
  func precedes(_ other: Statement) -> Bool {
    let (left, right) = (citation, other.citation)
    if left.at != right.at { return left.at < right.at }
    if left.article != right.article { return left.article < right.article }
    let starts = (left.span?.lowerBound ?? -1, right.span?.lowerBound ?? -1)
    return starts.0 != starts.1 ? starts.0 < starts.1 : development < other.development
  }

  /// What stands beside it on every form of the page; the words of the article are pieces of it.
  var notes: [String] {
    var notes: [String] = []
    if let replaced = previousTitle ?? before { notes.append("before: " + replaced) }
    if let unsaidSpeaker { notes.append("speaker: " + unsaidSpeaker) }
    if limit == Development.withdrawn {
      notes.append(Development.withdrawn)
    } else if let unsaidLimit {
      notes.append("limit: " + unsaidLimit)
    }
    if let superseded { notes.append("since " + superseded.rawValue) }
    return notes
  }

  /// Who says so, where the sentence does not name him itself.
  var unsaidSpeaker: String? { speaker.flatMap { text.contains($0) ? nil : $0 } }
  /// What the claim leaves out, where the sentence does not say so itself.
  var unsaidLimit: String? { limit.flatMap { text.contains($0) ? nil : $0 } }
}

/// Why a sentence no longer stands.
enum Superseding: String, Hashable, Sendable {
  case corrected, withdrawn
  /// In other words, and more than the words changed.
  case rewritten
}

/// A statement outside of its story's block.
struct StatementInStory: Hashable, Sendable {
  var story: String
  var headline: String
  /// Of the statement's article; nil: the version that says the statement.
  var headlineVersion: Int?
  var outlets: Int
  var origins: Int
  var statement: Statement

  /// The headline, where it says more than the sentence does.
  var context: String? {
    headline.isEmpty || headline == statement.text ? nil : headline
  }
}
