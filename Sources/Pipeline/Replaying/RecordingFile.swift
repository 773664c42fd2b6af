public import News

/// A recording or a stream of articles on disk, plain or gzip, item by item.
public struct RecordingFile: ~Copyable {
  public enum Item: Sendable {
    case poll(RecordedPoll)
    case article(RecordedArticle)

    public var at: Timestamp {
      switch self {
      case .poll(let poll): poll.at
      case .article(let article): article.published
      }
    }
  }

  private var file: LineFile
  private let holdsArticles: Bool
  private var line = 0
  private var last: Timestamp?
  /// Bytes on disk.
  public let size: Int

  public init(path: String, holdsArticles: Bool) throws(FileError) {
    let size = try FileBytes.size(path)
    let file = try LineFile(path: path)
    self.file = file
    self.size = size
    self.holdsArticles = holdsArticles
  }

  /// Bytes on disk read so far.
  public var position: Int { file.position }

  /// The next item; nil at the end. An error names file and line.
  public mutating func next() throws -> Item? {
    while let bytes = try file.next() {
      line += 1
      guard bytes.contains(where: { $0 > 0x20 }) else { continue }
      let item: Item
      do throws(RecordingError) {
        item = holdsArticles ? .article(try RecordedArticle(bytes)) : .poll(try RecordedPoll(bytes))
      } catch {
        throw RecordingError(message: "\(file.path):\(line): \(error.message)")
      }
      if let last, item.at < last {
        throw RecordingError(message: "\(file.path):\(line): goes back in time; sort it first")
      }
      last = item.at
      return item
    }
    return nil
  }
}
