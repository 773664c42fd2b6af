/// An article as the matcher compares it; made before it is matched, kept as made.
public struct PreparedArticle: Hashable, Sendable {
  /// The article's number.
  public let number: Int64
  let id: String
  /// The agency that it credits, else its outlet.
  let source: String
  /// Days since 1970, nil where nobody knows.
  let day: Double?
  let vector: TermVector
  /// Rarity of each entry of `vector` that is a pair of names, else 0.
  let rarities: [Float]
  /// The heaviest terms, heaviest first: what the index knows the article by.
  let keys: [Key]
  /// All distinct terms, for counting.
  let terms: [UInt32]
  let hasBody: Bool
  let days: [UInt16]
  /// Hash of the title; 0 where that is too short to tell one article from another.
  let title: UInt64
  let sketch: Sketch
  let gist: Gist

  struct Key: Hashable, Sendable {
    var term: UInt32
    var weight: Float
    /// How the article writes it.
    var text: String
  }
}
