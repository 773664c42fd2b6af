public import News
internal import Text

/// What an edit did to an article: nothing that matters, or what exactly.
public struct GradedEdit: Hashable, Sendable {
  public enum Reason: String, CaseIterable, Sendable {
    case number, name, date, negation, attribution, modality
    /// Something else happened: "killed" for "injured".
    case event
    /// The headline now says the opposite.
    case polarity
    /// The new version says that the old one was wrong.
    case correction
    /// The new version takes the article back.
    case retraction
    /// Sentences were added, or taken away.
    case addition, removal
  }

  /// A sentence that the edit changed in what it says.
  public struct Change: Hashable, Sendable {
    /// Verbatim.
    public var sentence: String
    public var isHeadline: Bool
    public var reasons: Set<Reason>
  }

  public var grade: EditGrade
  /// Empty unless the edit is material; in the order of `Reason.allCases`.
  public var reasons: [Reason]
  /// The sentences of the new version in which the reasons lie, the headline first.
  public var changes: [Change]

  /// The new version says that the old one was wrong, or takes it back.
  public var isCorrection: Bool { reasons.contains(.correction) || reasons.contains(.retraction) }

  /// Compares two versions of an article; texts are plain, a paragraph a line.
  public init(oldTitle: String, oldText: String, newTitle: String, newText: String) {
    let old = ArticleVersion(title: oldTitle, text: oldText)
    let new = ArticleVersion(title: newTitle, text: newText)
    var found = VersionChanges(from: old, to: new)
    found.compare()
    reasons = Reason.allCases.filter { found.reasons.contains($0) }
    grade = reasons.isEmpty ? found.immaterialLevel : .material
    changes = found.changes
  }
}
