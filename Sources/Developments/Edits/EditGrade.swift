internal import Text

/// What an edit did to an article: nothing that matters, or what exactly.
public struct EditGrade: Hashable, Sendable {
  public enum Level: String, CaseIterable, Sendable {
    /// Only the page around the article changed.
    case furniture
    /// Case, punctuation, spelling, other words for the same.
    case cosmetic
    /// Only a time stamp changed.
    case dateOnly = "date_only"
    case material
  }

  public enum Reason: String, CaseIterable, Sendable {
    case number, name, date, negation, attribution, modality
    /// The headline now says the opposite.
    case polarity
    /// The new version says that the old one was wrong.
    case correction
    /// Sentences were added, or taken away.
    case addition, removal
  }

  public var level: Level
  /// Empty unless the edit is material; in the order of `Reason.allCases`.
  public var reasons: [Reason]

  /// The new version says that the old one was wrong.
  public var isCorrection: Bool { reasons.contains(.correction) }

  /// Compares two versions of an article; texts are plain, a paragraph a line.
  public static func grade(oldTitle: String, oldText: String, newTitle: String, newText: String)
    -> EditGrade
  {
    let old = ArticleVersion(title: oldTitle, text: oldText)
    let new = ArticleVersion(title: newTitle, text: newText)
    var changes = VersionChanges(from: old, to: new)
    changes.compare()
    let reasons = Reason.allCases.filter { changes.reasons.contains($0) }
    if !reasons.isEmpty { return EditGrade(level: .material, reasons: reasons) }
    return EditGrade(level: changes.immaterialLevel, reasons: [])
  }
}
