internal import News
internal import Text

/// Finds the document element of an XML feed and has the feed read from there.
enum XMLFeedReader {
  /// How far from the start a feed is looked for behind the output of a broken program.
  private static let maximumJunk = 16_384

  static func read(
    _ bytes: Span<UInt8>, base: BaseURL?, maximumEntries: Int, batch: Int,
    take: (inout [Entry]) -> Void
  ) throws(FeedParseError) -> ParsedFeed {
    let start = documentStart(bytes)
    do throws(FeedParseError) {
      return try read(bytes, from: start, base, maximumEntries, batch, take)
    } catch {
      // A page shows feeds in its source; what stands behind its end is none of it.
      guard let junkEnd = error.code == .html ? pageEnd(bytes, after: start) : start,
        let later = laterStart(bytes, after: junkEnd)
      else { throw error }
      // A channel without entries in an answer of something else is none of a feed.
      var feed = try read(
        bytes, from: later, base, maximumEntries, batch, take,
        needsEntries: starts(bytes, later, "<channel"))
      feed.isMalformed = true
      feed.warnings.insert(FeedWarning(.junkBeforeRoot, line: 1), at: 0)
      return feed
    }
  }

  private static func read(
    _ bytes: Span<UInt8>, from start: Int, _ base: BaseURL?, _ maximumEntries: Int,
    _ batch: Int, _ take: (inout [Entry]) -> Void, needsEntries: Bool = false
  ) throws(FeedParseError) -> ParsedFeed {
    var builder = FeedBuilder(bytes, from: start, base: base, maximumEntries: maximumEntries)
    if start > 0 { builder.noteJunk(bytes, before: start) }
    while try !builder.run(bytes, pause: batch) { take(&builder.entries) }
    take(&builder.entries)
    guard let format = builder.format,
      builder.entryCount > 0 || !needsEntries && (builder.hasChannel || isRSS(format))
    else { throw FeedParseError(.notAFeed, "there is no feed in the document") }
    var feed = builder.feed.feed(format)
    feed.entries = builder.entries
    feed.isCut = builder.isCut
    feed.endsInEntry = builder.endsInEntry
    feed.warnings = builder.reader.damages.warnings(bytes)
    feed.isMalformed = feed.warnings.contains(where: \.isDamage)
    return feed
  }

  /// An empty `rss` element is a feed; `rdf:RDF` without a channel is any RDF.
  private static func isRSS(_ format: FeedFormat) -> Bool {
    format != .rss10 && format != .rss090
  }

  /// The first `<` that looks like markup.
  private static func documentStart(_ bytes: Span<UInt8>) -> Int {
    let start = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: 0, to: bytes.count)
    return start
  }

  /// Where a feed begins behind something else: a warning of PHP, a stray tag.
  private static func laterStart(_ bytes: Span<UInt8>, after start: Int) -> Int? {
    let limit = min(bytes.count, start + maximumJunk)
    var index = start
    while true {
      index = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: index + 1, to: limit)
      guard index < limit else { return nil }
      for name in ["<?xml", "<rss", "<feed", "<rdf:RDF", "<channel"]
      where starts(bytes, index, name) {
        return index
      }
    }
  }

  /// Where the end tag of a page stands.
  private static func pageEnd(_ bytes: Span<UInt8>, after start: Int) -> Int? {
    let limit = min(bytes.count, start + maximumJunk)
    var index = start
    while index < limit {
      if starts(bytes, index, "</html") { return index }
      index = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: index + 1, to: limit)
    }
    return nil
  }

  private static func starts(_ bytes: Span<UInt8>, _ index: Int, _ text: String) -> Bool {
    var offset = index
    for byte in text.utf8 {
      guard offset < bytes.count, bytes[offset] | 0x20 == byte | 0x20 else { return false }
      offset += 1
    }
    return true
  }
}
