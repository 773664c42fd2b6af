internal import Text

/// Reads an article page: bytes in, the article out. Pure; any bytes will do, and time is linear in them.
public enum PageExtractor {
  /// Longer pages are read up to here: as much as a fetched body may have.
  public static let maximumBytes = 16 << 20

  /// The article of `page`; its text is empty where there is none. `contentType` is the header the page came
  /// with.
  public static func extract(_ page: [UInt8], contentType: String? = nil) -> ExtractedPage {
    let bytes = page.count > maximumBytes ? Array(page.prefix(maximumBytes)) : page
    let tree = TreeReader.read(PageDecoding.decode(bytes, contentType: contentType))
    let evidence = PageEvidence(tree)
    return ExtractedPage(
      text: text(of: tree, evidence), title: evidence.title, byline: evidence.byline,
      published: evidence.published, language: evidence.language)
  }

  private static func text(of tree: PageTree, _ evidence: PageEvidence) -> String {
    var omission = Omission(tree)
    let visible = BlockReader(tree, omitted: omission.omitted).blocks
    omission.omitUnwanted(
      prose: ProseSums(visible, nodes: tree.nodes.count) { max(0, BodyFinder.worth($0)) })
    let read = BlockReader(tree, omitted: omission.omitted)
    let bodies = BodyFinder(
      tree: tree, hints: omission.hints, omitted: omission.omitted, blocks: read.blocks
    ).find()
    let filter = BlockFilter(tree: tree, bytes: read.bytes, titles: TitleKeys(evidence.titles))
    let lines = filter.filter(read.blocks(in: bodies)).map { read.text(of: $0) }
    let text = lines.joined(separator: "\n")
    // Pages that a script fills hold their text in their data alone.
    if let told = evidence.body, told.utf8.count > 2 * text.utf8.count { return told }
    return text
  }
}
