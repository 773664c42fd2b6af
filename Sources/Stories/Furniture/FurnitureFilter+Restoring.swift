internal import Text
public import News

extension FurnitureFilter {
  /// What is remembered of all outlets' pages, as a record.
  public var checkpoint: [UInt8] {
    var record = RecordWriter()
    suffixes.writeYoung(to: &record)
    record.add(UInt32(lines.count))
    for (outlet, memory) in lines.sorted(by: { $0.key < $1.key }) {
      record.add(outlet)
      memory.write(to: &record)
    }
    suffixes.writeOld(to: &record)
    return record.bytes
  }

  /// Nil where the record is damaged. What came after it is told to `remember`.
  public init?(checkpoint: [UInt8]) {
    self.init()
    var record = RecordReader(checkpoint)
    guard suffixes.readYoung(from: &record), let outletCount = record.uint32() else { return nil }
    for _ in 0..<outletCount {
      guard let outlet = record.text(), let memory = LineMemory(from: &record) else { return nil }
      lines[outlet] = memory
    }
    guard suffixes.readOld(from: &record) else { return nil }
  }

  /// An article as it was read when it came: by what was taken off then, not by what is known today.
  ///
  /// `titleLength`: bytes of the title without the outlet's suffix, nil where it has none.
  public static func restored(_ article: Article, titleLength: Int?, furniture: [Furniture])
    -> CleanedArticle
  {
    let bytes = Array(article.text.utf8)
    let title = titleLength.map { String(decoding: article.title.utf8.prefix($0), as: UTF8.self) }
    let language = Language(ofTitle: article.title, text: article.text)
    var sorting = Sorting(
      bytes: bytes, titles: [article.title, title ?? article.title], language: language)
    var reasons: [Range<Int>: Furniture.Reason] = [:]
    for piece in furniture { reasons[piece.span] = piece.reason }
    for line in Line.all(of: bytes, language: language) {
      if let reason = reasons[line.span] {
        sorting.drop(line.span, reason)
      } else {
        sorting.keep(line, hash: line.hash)
      }
    }
    return sorting.finish(article: article, title: title ?? article.title)
  }
}
