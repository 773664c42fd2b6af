import Pipeline
import Watching

/// The names that `source:` of a query may find: feeds, their outlets, publishers.
struct SourceNames {
  private let names: [String]
  private let text: MatchText
  /// Without an aggregator and a local file, which bring articles of anybody.
  private let areAll: Bool

  init(_ settings: Settings) {
    let outlets = OutletNames(settings.publishers)
    let known = settings.feeds.map { outlets.onlyOutlet(of: $0) }
    names = settings.feeds.map(\.id) + known.compactMap(\.self) + settings.publishers.map(\.id)
    text = MatchText(title: "", body: "", source: names.joined(separator: "\n"), language: nil)
    areAll = !known.contains(nil)
  }

  /// Warns of what is nobody's name.
  func check(_ query: Query, in node: SourceNode, _ findings: inout Findings) {
    for term in query.sources where areAll && !term.isIn(text) {
      let guess = Spelling.suggestion(for: term.text, among: names).map { " (\($0))" } ?? ""
      findings.warn(
        node.place(ofByte: term.offset),
        "query: \(term.text) is no feed, no publisher and no domain of a feed\(guess)")
    }
  }
}
