internal import News
internal import Text

/// What a page says about its article in data made for machines: JSON-LD, Open Graph and other `meta`,
/// microdata.
struct PageEvidence {
  /// schema.org's Article of the page; empty where there is none.
  private(set) var article = ArticleData()
  /// `content` by `name` or `property`, in lower case; of several the first.
  private var meta: [String: String] = [:]
  /// `content`, `datetime` or the text by `itemprop`; of several the first.
  private var items: [String: String] = [:]
  private var documentTitle: String?
  /// Text of the `h1` elements, in order.
  private var headings: [String] = []
  private var relAuthor: String?
  private var time: String?
  private var htmlLanguage: String?

  /// Longer values are no title, name or date.
  static let maximumValueBytes = 2_048
  /// Longer scripts are not read.
  static let maximumScriptBytes = 2 << 20
  static let maximumHeadings = 8

  init(_ tree: PageTree) {
    for node in tree.nodes.indices where !tree.nodes[node].isText {
      read(tree, node)
    }
  }

  private mutating func read(_ tree: PageTree, _ node: Int) {
    switch tree.nodes[node].tag {
    case .html: htmlLanguage = htmlLanguage ?? tree.value(of: .lang, at: node)
    case .title: documentTitle = documentTitle ?? Self.text(tree, node)
    case .meta: readMeta(tree, node)
    case .script: readScript(tree, node)
    case .h1:
      if headings.count < Self.maximumHeadings, let text = Self.text(tree, node) {
        headings.append(text)
      }
    case .time: time = time ?? tree.value(of: .datetime, at: node)
    case .a:
      if relAuthor == nil, tree.value(of: .rel, at: node) == "author" {
        relAuthor = Self.text(tree, node)
      }
    default: break
    }
    if let name = tree.value(of: .itemprop, at: node), items[name] == nil, name != "articleBody" {
      items[name] =
        tree.value(of: .content, at: node) ?? tree.value(of: .datetime, at: node)
        ?? Self.text(tree, node)
    }
  }

  private mutating func readMeta(_ tree: PageTree, _ node: Int) {
    let name = tree.value(of: .property, at: node) ?? tree.value(of: .name, at: node)
    guard let name = name?.lowercased(), meta[name] == nil,
      let content = tree.value(of: .content, at: node).flatMap(WhiteSpace.collapsed),
      content.utf8.count <= Self.maximumValueBytes
    else { return }
    meta[name] = content
  }

  private mutating func readScript(_ tree: PageTree, _ node: Int) {
    var size = 0
    for index in tree.descendants(of: node) {
      size += Int(tree.nodes[index].textEnd - tree.nodes[index].textStart)
    }
    guard size > 0, size <= Self.maximumScriptBytes, article.headline == nil || article.body == nil,
      let value = JSONValue.recover(Array(tree.text(of: node).utf8)).value
    else { return }
    article.fill(from: value)
  }

  private static func text(_ tree: PageTree, _ node: Int) -> String? {
    var size = 0
    for index in tree.descendants(of: node) {
      size += Int(tree.nodes[index].textEnd - tree.nodes[index].textStart)
    }
    guard size <= maximumValueBytes else { return nil }
    return WhiteSpace.collapsed(tree.text(of: node))
  }
}

extension PageEvidence {
  /// All that may stand on the page as its title.
  var titles: [String] {
    [article.headline, meta["og:title"], meta["twitter:title"], documentTitle, items["headline"]]
      .compactMap { $0 } + headings
  }

  /// The title for machines, without what the page's own heading does not have: the name of the site.
  var title: String? {
    let named = article.headline ?? meta["og:title"] ?? items["headline"] ?? documentTitle
    guard let named else { return headings.first }
    return headings.first { TitleKeys([named]).matches(Array($0.utf8)[...]) } ?? named
  }

  /// The article's text as its data has it, a paragraph a line.
  var body: String? {
    article.body.flatMap { body in
      let isHTML = body.contains("</") || body.contains("<br")
      return WhiteSpace.collapsedLines(isHTML ? PlainText.paragraphs(ofHTML: body) : body)
    }
  }

  var byline: String? {
    let named = [
      meta["author"], meta["article:author"], meta["parsely-author"], meta["sailthru.author"],
      meta["dc.creator"], relAuthor, items["author"],
    ]
    return article.author
      ?? named.lazy.compactMap { $0 }.first { !$0.contains("://") && $0.utf8.count <= 200 }
  }

  var published: Timestamp? {
    let named = [
      article.published, meta["article:published_time"], meta["og:article:published_time"],
      items["datePublished"], meta["parsely-pub-date"], meta["sailthru.date"], meta["pubdate"],
      meta["publishdate"], meta["publish-date"], meta["date"], meta["dc.date"],
      meta["dc.date.issued"], meta["dcterms.created"], time,
    ]
    return named.lazy.compactMap { $0.flatMap(PageDate.read) }.first
  }

  var language: String? {
    let tag =
      htmlLanguage ?? article.language ?? meta["og:locale"] ?? meta["language"]
      ?? items["inLanguage"]
    guard let tag = tag?.replacing("_", with: "-"), (2...35).contains(tag.utf8.count),
      tag.utf8.allSatisfy({ isLetter($0) || $0 == UInt8(ascii: "-") || $0 &- 0x30 < 10 })
    else { return nil }
    return tag
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}
