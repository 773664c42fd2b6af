/// A run of text between two block boundaries: a paragraph, a heading, a list item, a table row.
struct TextBlock {
  enum Kind {
    case paragraph, item, row, preformatted
    /// Level 1 to 6.
    case heading(Int)
  }
  var kind: Kind
  /// The innermost block element it stands in.
  var node: Int
  /// Of the nodes whose text it holds, the first.
  var firstNode: Int
  /// In the bytes of all blocks, white space collapsed.
  var start: Int
  var end: Int
  /// Bytes without white space.
  var size = 0
  /// Of these, in links.
  var linkSize = 0
  /// Marks that prose has: `. , ; : ? !` and their kin.
  var marks = 0

  /// The last byte is a full stop, a question mark or an exclamation mark.
  var endsSentence = false

  var linkShare: Double { size == 0 ? 0 : Double(linkSize) / Double(size) }
  var isHeading: Bool { if case .heading = kind { true } else { false } }
}
