public import News
internal import Text

/// Reads feeds: RSS 0.9x, 1.0, 1.1 and 2.0, Atom 0.3 and 1.0, JSON Feed, CDF and RSS in JSON.
///
/// Forgives what can be forgiven and says so in `isMalformed` and `warnings`. Loads nothing: no DTD, no
/// entity, no network. Time and memory are linear in the size of the document.
public struct FeedParser {
  /// Real feeds hold tens of entries, archives a few thousand; more are not read.
  public static let defaultMaximumEntries = 5_000

  /// Reads one document.
  ///
  /// - Parameters:
  ///   - bytes: The document as it came.
  ///   - contentType: The HTTP header, for its `charset`.
  ///   - baseURL: Where the document came from, after redirects.
  ///   - contentLanguage: The HTTP header, where the feed names no language.
  ///   - maximumEntries: Reading stops after so many.
  public static func parse(
    _ bytes: [UInt8], contentType: String? = nil, baseURL: String? = nil,
    contentLanguage: String? = nil, maximumEntries: Int = defaultMaximumEntries
  ) throws(FeedParseError) -> ParsedFeed {
    try parse(
      bytes, contentType, baseURL, contentLanguage, maximumEntries, batch: .max, take: { _ in })
  }

  /// Reads one document and hands its entries over while it does: a document of any length needs little more
  /// memory than its bytes.
  ///
  /// - Parameter take: Called now and then with the entries read since; what it takes out of the list is not kept
  ///   for the result.
  public static func parse(
    _ bytes: [UInt8], contentType: String?, baseURL: String?, contentLanguage: String?,
    take: (inout [Entry]) -> Void
  ) throws(FeedParseError) -> ParsedFeed {
    try parse(bytes, contentType, baseURL, contentLanguage, .max, batch: 64, take: take)
  }

  private static func parse(
    _ bytes: [UInt8], _ contentType: String?, _ baseURL: String?, _ contentLanguage: String?,
    _ maximumEntries: Int, batch: Int, take: (inout [Entry]) -> Void
  ) throws(FeedParseError) -> ParsedFeed {
    let document = DecodedDocument(bytes, contentType: contentType)
    let text = document.utf8.span
    var start = 0
    while start < text.count, text[start] <= 0x20 || text[start] >= 0x80 { start += 1 }
    guard start < text.count else { throw FeedParseError(.empty, "the document is empty") }
    let base = baseURL.flatMap { BaseURL($0) }
    var feed: ParsedFeed
    if text[start] == UInt8(ascii: "{") || text[start] == UInt8(ascii: "[") {
      feed = try JSONFeedReader.read(
        document.utf8, base: base, maximumEntries: maximumEntries, batch: batch, take: take)
    } else {
      feed = try XMLFeedReader.read(
        text, base: base, maximumEntries: maximumEntries, batch: batch, take: take)
    }
    feed.encoding = document.encoding.name
    if feed.language == nil, let language = contentLanguage.flatMap(WhiteSpace.collapsed) {
      feed.language = language
    }
    if let warning = document.warning {
      feed.warnings.insert(warning, at: 0)
      feed.isMalformed = true
    }
    return feed
  }
}

extension DecodedDocument {
  fileprivate var warning: FeedWarning? {
    switch override {
    case .unknownLabel: FeedWarning(.unknownEncoding)
    case .wrongLabel: FeedWarning(.wrongEncoding)
    case .badBytes: FeedWarning(.badBytes)
    case nil: nil
    }
  }
}
