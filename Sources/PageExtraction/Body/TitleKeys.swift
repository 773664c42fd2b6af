/// Recognises a page's title where the page repeats it.
struct TitleKeys {
  private let keys: [[UInt8]]

  init(_ titles: [String]) {
    keys = titles.map { Self.key(Array($0.utf8)[...]) }.filter { $0.count >= 8 }
  }

  /// The line is a title, or one without what some add to it: the name of the site.
  func matches(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= PageEvidence.maximumValueBytes else { return false }
    let key = Self.key(line)
    guard key.count >= 8 else { return false }
    return keys.contains { $0 == key || ($0.starts(with: key) && key.count * 2 >= $0.count) }
  }

  /// Letters and digits alone, ASCII in lower case.
  private static func key(_ text: ArraySlice<UInt8>) -> [UInt8] {
    text.compactMap { byte in
      if byte &- 0x41 < 26 { return byte | 0x20 }
      return byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80 ? byte : nil
    }
  }
}
