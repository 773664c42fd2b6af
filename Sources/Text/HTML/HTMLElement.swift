/// What the sanitiser does with an element of HTML.
struct HTMLElement {
  enum Treatment: UInt8 {
    /// The tags go, the text inside stays.
    case unwrapped
    case kept
    /// Controls and other elements of a page: their place is taken by a plain `span` or `div`.
    case neutral
    /// The same for one without an end tag.
    case neutralVoid
    /// Kept; it has no end tag.
    case void
    /// Kept; its end tag may be missing, so nobody waits for it.
    case loose
    /// Goes with all that is in it.
    case script, style
  }
  let treatment: Treatment
  /// Separates words in plain text.
  let isBlock: Bool
}

/// What the sanitiser does with an attribute of HTML.
enum HTMLAttributeTreatment: UInt8 {
  case dropped
  case plain
  /// A URL that leads somewhere.
  case link
  /// A URL that is loaded and shown; `data:image/` may stand in it.
  case media
  /// A list of such URLs with sizes.
  case mediaList
}
