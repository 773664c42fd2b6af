internal import Text

/// Round-ups: "World news in brief", "Tuesday briefing: …", "Eight dead in …; siege ends; …". They tell of many stories
/// and belong to none.
enum NewsList {
  /// Items that semicolons set apart, at least.
  private static let fewestItems = 3

  static func isOne(title: String, text: String) -> Bool {
    isNamed(title) || items(in: text) >= fewestItems
  }

  private static func isNamed(_ title: String) -> Bool {
    let words = Words(title).all
    return words.indices.contains { index in
      let form = words[index].form
      if names.contains(form) { return true }
      return form == brief && index > 0 && words[index - 1].form == inside
        || form == briefing
          && title.utf8.dropFirst(words[index].span.upperBound).first
            == UInt8(ascii: ":")
    }
  }

  private static func items(in text: String) -> Int {
    let bytes = Array(text.utf8)
    return 1
      + zip(bytes, bytes.dropFirst()).count {
        $0 == UInt8(ascii: ";") && $1 == UInt8(ascii: " ")
      }
  }

  private static let names: Set<UInt64> = Set(["roundup", "round-up"].map(TermHash.of))
  private static let briefing = TermHash.of("briefing")
  private static let brief = TermHash.of("brief")
  private static let inside = TermHash.of("in")
}
