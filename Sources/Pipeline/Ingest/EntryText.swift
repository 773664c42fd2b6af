import News
import Text

/// Title and text of an entry as an article keeps them: plain, a paragraph a line.
struct EntryText: Hashable, Sendable {
  var title: String
  var text: String

  /// Longest text kept, in UTF-8 bytes: the longest article of a newspaper is a tenth of it.
  static let maximumTextBytes = 512 << 10
  /// Longest title kept; feeds that put a whole post into the title exist.
  static let maximumTitleBytes = 1_024

  init(_ entry: Entry) {
    let content =
      entry.contentText ?? entry.contentHTML.map { PlainText.paragraphs(ofHTML: $0) } ?? ""
    let summary =
      entry.summaryHTML.map { PlainText.paragraphs(ofHTML: $0) } ?? entry.summary ?? ""
    let body = content.utf8.count >= summary.utf8.count ? content : summary
    text = body.cut(toUTF8: Self.maximumTextBytes)
    let named = entry.title ?? ""
    title = (named.isEmpty ? String(text.prefix { $0 != "\n" }) : named).cut(
      toUTF8: Self.maximumTitleBytes)
  }

  /// Equal for titles, and for titles with texts, that differ in white space only.
  var hashes: (title: UInt64, content: UInt64) {
    var hash = StableHash()
    Self.fold(title, into: &hash)
    let ofTitle = hash.value
    hash.add(0xff)
    Self.fold(text, into: &hash)
    return (ofTitle, hash.value)
  }

  /// Adds the bytes with runs of ASCII white space as one blank.
  private static func fold(_ text: String, into hash: inout StableHash) {
    var text = text
    text.withUTF8 { bytes in
      var isBlank = true
      for byte in bytes {
        if byte == 0x20 || (byte >= 0x09 && byte <= 0x0d) {
          if !isBlank { hash.add(0x20) }
          isBlank = true
        } else {
          hash.add(byte)
          isBlank = false
        }
      }
    }
  }
}

extension String {
  /// At most `limit` bytes of UTF-8, never cut within a scalar.
  func cut(toUTF8 limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var end = utf8.index(utf8.startIndex, offsetBy: limit)
    while unicodeScalars.index(atOrBefore: end) != end { end = utf8.index(before: end) }
    return String(self[..<end])
  }
}

extension String.UnicodeScalarView {
  fileprivate func index(atOrBefore index: Index) -> Index {
    Index(index, within: self) ?? self.index(before: index)
  }
}
