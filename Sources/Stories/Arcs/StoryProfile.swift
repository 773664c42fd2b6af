/// A story in its heaviest terms: what a later one may continue, years apart.
public struct StoryProfile: Hashable, Sendable {
  public let story: String
  let firstDay: Double?
  let lastDay: Double?
  /// Weights in the whole story and among its names.
  let vector: TermVector

  /// Terms kept of a story, and how many of them find it.
  static let terms = 48
  private static let mostKeys = 12

  /// What the story is found by: the terms that weigh most.
  public var keys: [UInt32] {
    vector.heaviest(Self.mostKeys).map(TermVector.hash(of:))
  }
}

// MARK: - Records

extension StoryProfile {
  /// As the store keeps it.
  public var record: [UInt8] {
    var record = RecordWriter()
    record.add((firstDay ?? .nan).bitPattern)
    record.add((lastDay ?? .nan).bitPattern)
    vector.write(to: &record)
    return record.bytes
  }

  /// Nil where the record is damaged.
  public init?(story: String, record: [UInt8]) {
    var reader = RecordReader(record)
    guard let first = reader.uint64(), let last = reader.uint64(),
      let vector = TermVector(from: &reader)
    else { return nil }
    let days = [first, last].map { Double(bitPattern: $0) }
    self.init(
      story: story, firstDay: days[0].isNaN ? nil : days[0], lastDay: days[1].isNaN ? nil : days[1],
      vector: vector)
  }
}
