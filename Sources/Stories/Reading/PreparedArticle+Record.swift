/// The records from which an article is remembered after a restart.
extension PreparedArticle {
  /// What the index knows of it while its story is open; `opensStory`: what a later story of the same
  /// arc is compared with, too.
  public func trace(opensStory: Bool) -> [UInt8] {
    var record = RecordWriter()
    record.add((day ?? .nan).bitPattern)
    record.add(title)
    record.add(extent.rawValue)
    record.add(days)
    vector.write(to: &record)
    sketch.write(to: &record)
    (opensStory ? theme : Theme()).write(to: &record)
    record.add(template.hash)
    return record.bytes
  }

  /// Its distinct terms, and its sentences for the recognition of rewrites.
  public var words: [UInt8] {
    var record = RecordWriter()
    record.add(extent.rawValue)
    record.add(terms)
    gist.write(to: &record)
    return record.bytes
  }

  /// Nil where the record is damaged.
  init?(trace: [UInt8], number: Int64) {
    var record = RecordReader(trace)
    guard let day = record.uint64().map(Double.init(bitPattern:)), let title = record.uint64(),
      let extent = record.uint8().flatMap(Extent.init), let days = record.uint16s(),
      let vector = TermVector(from: &record), let sketch = Sketch(from: &record),
      let theme = Theme(from: &record), let template = record.uint32()
    else { return nil }
    self.init(
      number: number, id: "", source: "", day: day.isNaN ? nil : day, vector: vector,
      lookup: TermLookup(vector), rarities: [],
      keys: vector.withEntries { entries in
        entries.heaviest(Self.mostKeys).map { Key(entries, $0, wording: nil) }
      }, terms: [],
      extent: extent, days: days, theme: theme, themeTerms: [],
      template: TitleTemplate(hash: template), headline: "", fullText: "", title: title,
      sketch: sketch,
      gist: Gist([]))
  }
}
