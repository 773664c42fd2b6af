extension SourceNode {
  /// One of the words that `Choice` lists.
  func choice<Choice>(_ type: Choice.Type, _ findings: inout Findings) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    guard let (text, _) = scalar("a word", &findings) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    let remedy = [
      Spelling.suggestion(for: text, among: words), "one of " + words.joined(separator: ", "),
    ]
    findings.error(
      place, "\(kind) is not known here", remedy: remedy.compactMap(\.self).joined(separator: " "))
    return nil
  }
}
