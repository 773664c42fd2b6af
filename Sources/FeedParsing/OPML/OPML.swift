internal import Text

/// Lists of subscriptions as feed readers exchange them: OPML 1.0 and 2.0 (http://opml.org/spec2.opml), forgivingly.
///
/// Readers differ in the case of the attributes, in `text` or `title`, and in how they write folders: as outlines
/// around the feeds (nearly all), or as `category="/World/Europe,…"`, of which the first counts. No list is rejected
/// for what is not a subscription.
public struct OPML: ~Copyable {
  /// Folders nested deeper than this are read as if they were not.
  public static let maximumDepth = 32
  /// More are not read.
  public static let maximumSubscriptions = 100_000

  /// What a document lists.
  public struct List: Hashable, Sendable {
    /// In its order.
    public var subscriptions: [Subscription]
    /// It does not end before its end: a copy that broke off lacks feeds.
    public var isWhole: Bool
  }

  private var reader: XMLReader
  private var hasRoot = false
  private var isClosed = false
  /// The name of each outline that is open; nil where it is a feed itself or has no name.
  private var open: [String?] = []
  private var found: [Subscription] = []
  private var line = 1
  private var counted = 0

  /// The subscriptions of a document.
  public static func list(in document: [UInt8]) throws(FeedParseError) -> List {
    let bytes = DecodedDocument(document).utf8
    guard bytes.contains(where: { $0 > 0x20 }) else {
      throw FeedParseError(.empty, "the document is empty")
    }
    var list = OPML(bytes.span)
    list.read(bytes.span)
    guard list.hasRoot else {
      throw FeedParseError(.notAFeed, "no list of subscriptions: it has no <opml>")
    }
    return List(
      subscriptions: list.found,
      isWhole: list.isClosed || list.found.count == maximumSubscriptions)
  }

  private init(_ bytes: Span<UInt8>) {
    reader = XMLReader(bytes, from: 0)
  }

  private mutating func read(_ bytes: Span<UInt8>) {
    while found.count < Self.maximumSubscriptions {
      switch reader.next(bytes, ignoresBlanks: true) {
      case .startElement: begin(bytes)
      case .endElement:
        let name = name(bytes)
        if name == "opml" { isClosed = true }
        if name == "outline", !open.isEmpty { open.removeLast() }
      case .text, .section: break
      case .end: return
      }
    }
  }

  private mutating func begin(_ bytes: Span<UInt8>) {
    let name = name(bytes)
    if name == "opml" {
      hasRoot = true
      isClosed = reader.isEmptyElement
    }
    guard name == "outline" else { return }
    let values = attributes(bytes)
    let title = [values["title"], values["text"]].compactMap { $0 }.first { !$0.isEmpty }
    let url = url(values) ?? (reader.isEmptyElement && Self.isFeed(values) ? "" : nil)
    if let url {
      countLines(bytes)
      var folders = open.compactMap { $0 }
      if folders.isEmpty { folders = Self.folders(category: values["category"]) }
      found.append(Subscription(url: url, title: title, folders: folders, line: line))
    }
    if !reader.isEmptyElement {
      open.append(url == nil && open.count < Self.maximumDepth ? title : nil)
    }
  }

  /// `xmlUrl`; some lists have `url` instead, which is a page's or another list's where the type says so.
  private func url(_ values: [String: String]) -> String? {
    if let url = values["xmlurl"], !url.isEmpty { return url }
    guard Self.isFeed(values), let url = values["url"], !url.isEmpty else { return nil }
    return url
  }

  private static func isFeed(_ values: [String: String]) -> Bool {
    ["rss", "atom", "feed"].contains(values["type"]?.lowercased())
  }

  private static func folders(category: String?) -> [String] {
    let first = category?.split(separator: ",").first ?? ""
    return first.split(separator: "/").map { String($0) }.compactMap { WhiteSpace.collapsed($0) }
  }

  /// The name of the last tag, in lower case: so it is found whoever wrote it.
  private func name(_ bytes: Span<UInt8>) -> String {
    Self.text(bytes, reader.nameStart, reader.nameEnd).lowercased()
  }

  private func attributes(_ bytes: Span<UInt8>) -> [String: String] {
    var values: [String: String] = [:]
    for index in 0..<reader.attributes.count {
      let attribute = reader.attributes[index]
      let name = Self.text(bytes, attribute.nameStart, attribute.nameEnd).lowercased()
      var value: [UInt8] = []
      CharacterReference.decode(
        bytes, attribute.valueStart, attribute.valueEnd, in: .xml, into: &value)
      let text = WhiteSpace.collapsed(String(decoding: value, as: UTF8.self))
      if values[name] == nil, let text { values[name] = text }
    }
    return values
  }

  private mutating func countLines(_ bytes: Span<UInt8>) {
    while counted < reader.nameStart {
      if bytes[counted] == 0x0a { line += 1 }
      counted += 1
    }
  }

  private static func text(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> String {
    var text: [UInt8] = []
    for index in start..<end { text.append(bytes[index]) }
    return String(decoding: text, as: UTF8.self)
  }
}
