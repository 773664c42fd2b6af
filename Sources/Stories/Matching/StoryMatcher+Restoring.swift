/// A matcher that was restored decides as one that was never stopped.
///
/// First the last checkpoint, then the traces of all open stories' articles by number, then the
/// words of the latest ones by number.
extension StoryMatcher {
  /// How common each word is. Made right after counts were halved: between two of these moments the
  /// words of single articles tell the rest.
  public var checkpoint: [UInt8]? {
    guard frequencies.sinceHalving == 0 else { return nil }
    var record = RecordWriter()
    frequencies.write(to: &record)
    return record.bytes
  }

  /// Nil where the record is damaged.
  public init?(checkpoint: [UInt8]) {
    self.init()
    guard restore(checkpoint: checkpoint) else { return nil }
  }

  mutating func restore(checkpoint: [UInt8]) -> Bool {
    var record = RecordReader(checkpoint)
    let restored = TermFrequencies(from: &record, halvingPeriod: frequencies.halvingPeriod)
    guard let restored else { return false }
    frequencies = restored
    return true
  }

  /// Takes in an article of an open story; false where the record is damaged.
  public mutating func restore(trace: [UInt8], number: Int64, story: String, origin: String) -> Bool
  {
    guard let article = PreparedArticle(trace: trace, number: number) else { return false }
    take(article, story: story, origin: origin)
    return true
  }

  /// Takes in the words of one of the latest articles; `isCounted` where the checkpoint knows them.
  ///
  /// False where the record is damaged.
  public mutating func restore(words: [UInt8], number: Int64, origin: String, isCounted: Bool)
    -> Bool
  {
    var record = RecordReader(words)
    guard let extent = record.uint8().flatMap(Extent.init), let terms = record.uint32s(),
      let gist = Gist(from: &record)
    else { return false }
    gists.add(gist, of: number, origin: origin)
    if !isCounted { frequencies.add(terms, isHeadline: extent < .body) }
    return true
  }
}
