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
  /// Where the terms of `vector` stand.
  let lookup: TermLookup
  /// Rarity of each entry of `vector` that is a pair of names, else 0.
  let rarities: [Float]
  /// The heaviest terms, heaviest first: what the index knows the article by.
  let keys: [Key]
  /// All distinct terms, for counting.
  let terms: [UInt32]
  let extent: Extent
  /// The days (`DayMention`) and identifiers (`Identifier`) that it names, ascending.
  let days: [UInt16]
  /// What it is about, for arcs; empty once its story has an earlier article.
  let theme: Theme
  /// The keys of the words of the theme, heaviest first.
  let themeTerms: [UInt32]
  let template: TitleTemplate
  /// What `Wording` points into.
  let headline: String
  let fullText: String
  /// Hash of the title; 0 where that is too short to tell one article from another.
  let title: UInt64
  let sketch: Sketch
  let gist: Gist
  /// Tells of many stories and joins none; false for what was made again from a record.
  var isList = false

  var hasBody: Bool { extent == .body }

  static let mostKeys = 24

  /// Where words stand, as bytes of the title or of the text.
  struct Wording: Hashable, Sendable {
    let span: Range<Int>
    let isInTitle: Bool
  }

  /// How the article writes a key; empty where it was made again from a record.
  func text(of key: Key) -> String {
    guard let wording = key.wording else { return "" }
    let bytes = wording.isInTitle ? headline.utf8 : fullText.utf8
    return String(
      decoding: bytes.dropFirst(wording.span.lowerBound).prefix(wording.span.count), as: UTF8.self)
  }

  struct Key: Hashable, Sendable {
    let term: UInt32
    let weight: Float
    /// Where the article writes it.
    let wording: Wording?

    /// The entry of the article's vector at `index`.
    init(_ entries: TermEntries, _ index: Int, wording: Wording?) {
      term = entries.key(index)
      weight = entries.whole(index)
      self.wording = wording
    }
  }

  /// What closed stories are found by that the article may continue.
  public var arcKeys: [UInt32] { theme.hashes }
}
