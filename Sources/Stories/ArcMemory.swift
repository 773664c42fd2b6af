/// Stories that have closed, in their heaviest terms: what a new story may continue, years later.
struct ArcMemory: Sendable {
  private struct Closed: Sendable {
    var id: String
    var vector: TermVector
  }

  private var stories: [Closed] = []
  private var postings = PostingLists()

  /// Terms kept of a closed story, and how many of them find it.
  static let terms = 64
  private static let keys = 16
  private static let most = 32_768
  /// Keys that article and story must share to be compared.
  private static let leastShared = 2

  struct Link: Hashable, Sendable {
    var story: String
    var cosine: Double
  }

  /// `sum`: the story's terms scaled to length 1, cut to the heaviest.
  mutating func add(_ id: String, sum: TermVector) {
    let serial = UInt32(stories.count)
    stories.append(Closed(id: id, vector: sum))
    let keys = sum.entries.sorted {
      (-TermVector.whole(of: $0), $0) < (-TermVector.whole(of: $1), $1)
    }
    for key in keys.prefix(Self.keys) { postings.add(serial, under: TermVector.hash(of: key)) }
    if stories.count >= Self.most * 2 { forgetOlderHalf() }
  }

  private mutating func forgetOlderHalf() {
    let kept = Array(stories.suffix(Self.most))
    stories = []
    postings = PostingLists()
    for story in kept { add(story.id, sum: story.vector) }
  }

  /// Closed stories at least this like the article, best first.
  func links(of article: PreparedArticle, atLeast cosine: Double) -> [Link] {
    var serials: [UInt32] = []
    for key in article.keys { postings.forEach(key.term) { serials.append($0) } }
    serials.sort()
    var links: [Link] = []
    var start = 0
    while start < serials.count {
      let end = serials[start...].firstIndex { $0 != serials[start] } ?? serials.count
      if end - start >= Self.leastShared {
        links += link(of: article, to: serials[start], atLeast: cosine)
      }
      start = end
    }
    return links.sorted { ($1.cosine, $0.story) < ($0.cosine, $1.story) }
  }

  private func link(of article: PreparedArticle, to serial: UInt32, atLeast cosine: Double)
    -> [Link]
  {
    let story = stories[Int(serial)]
    let overlap = Overlap(article.vector, rarities: article.rarities, with: story.vector)
    let isAlike = Double(overlap.whole) >= cosine
    return isAlike ? [Link(story: story.id, cosine: Double(overlap.whole))] : []
  }
}
