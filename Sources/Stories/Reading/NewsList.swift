internal import Text

/// Round-ups: "World news in brief", "Tuesday briefing: …", "Eight dead in …; siege ends; …". They tell of many stories
/// and belong to none.
enum NewsList {
  /// Items that semicolons set apart, at least.
  private static let fewestItems = 3

  static func isOne(title: String, text: String) -> Bool {
    RoundUp.isNamed(Words(title).all, in: Array(title.utf8)) || items(in: text) >= fewestItems
  }

  private static func items(in text: String) -> Int {
    let bytes = Array(text.utf8)
    return 1
      + zip(bytes, bytes.dropFirst()).count {
        $0 == UInt8(ascii: ";") && $1 == UInt8(ascii: " ")
      }
  }
}
