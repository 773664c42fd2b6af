/// What is kept of a closed story: what a later one may continue, years apart.
public struct StoryProfile: Hashable, Sendable {
  public let story: String
  let firstDay: Double?
  let lastDay: Double?
  /// Of the article that opened it.
  let theme: Theme
  let template: TitleTemplate

  /// What the story is found by.
  public var keys: [UInt32] { theme.keys }

  /// Days between an article and the story; nil where one is undated.
  func gap(to day: Double?) -> Double? {
    guard let day, let firstDay, let lastDay else { return nil }
    return max(0, day - lastDay, firstDay - day)
  }

  /// How the article's theme fits.
  func candidate(for article: PreparedArticle) -> ArcCandidate {
    ArcCandidate(
      story, article.theme.likeness(to: theme), gap: gap(to: article.day),
      isOfColumn: template.isShared(with: article.template))
  }
}

// MARK: - Records

extension StoryProfile {
  /// As the store keeps it.
  public var record: [UInt8] {
    var record = RecordWriter()
    record.add((firstDay ?? .nan).bitPattern)
    record.add((lastDay ?? .nan).bitPattern)
    theme.write(to: &record)
    record.add(template.hash)
    return record.bytes
  }

  /// Nil where the record is damaged.
  public init?(story: String, record: [UInt8]) {
    var reader = RecordReader(record)
    guard let first = reader.uint64(), let last = reader.uint64(),
      let theme = Theme(from: &reader), let template = reader.uint32()
    else { return nil }
    let days = [first, last].map { Double(bitPattern: $0) }
    self.init(
      story: story, firstDay: days[0].isNaN ? nil : days[0], lastDay: days[1].isNaN ? nil : days[1],
      theme: theme, template: TitleTemplate(hash: template))
  }
}
