internal import Text

/// What an outlet calls itself in its pages, as its domain tells: "wave9" of `news.wave9.example`.
struct OutletName {
  /// Lower-case letters and digits.
  private let label: [UInt8]
  /// What follows it in the domain.
  private let ending: [UInt8]
  /// Number of letters that `label` begins with: "WAVE 9" is its name, too.
  private let letters: Int

  private static let leastLetters = 3
  /// Call signs of stations: outlets print them before what their domain adds ("KVVO" of `kvvotv`).
  private static let callSign = 3...5
  private static let shortWord = 3

  /// `outlet`: a domain, or the name of a publisher.
  init(_ outlet: String) {
    let parts = outlet.utf8.split(separator: UInt8(ascii: "."))
    var index = max(0, parts.count - 2)
    // "co.uk" and the like.
    if index > 0, parts[index].count <= 3, parts[index + 1].count == 2 { index -= 1 }
    label = parts.isEmpty ? [] : parts[index].filter(Self.isAlphanumeric).map(Self.lowered)
    ending = parts.dropFirst().last.map { $0.map(Self.lowered) } ?? []
    letters = label.prefix { !Self.isDigit($0) }.count
  }

  /// Hash of the name as a word of a text, nil where it is none.
  var word: UInt64? {
    letters >= Self.leastLetters
      ? TermHash.of(String(decoding: label[..<letters], as: UTF8.self)) : nil
  }

  /// Whether the end of a title is the outlet's: names it, and is no sentence.
  ///
  /// Pages cut their titles, so that the name may be cut itself.
  func isGiven(by end: ArraySlice<UInt8>) -> Bool {
    let chunks = end.split { !Self.isAlphanumeric($0) }
    if chunks.count == 1, chunks[0].count > 1, label.starts(with: chunks[0].map(Self.lowered)) {
      return true
    }
    guard chunks.contains(where: isName) else { return false }
    return chunks.allSatisfy { chunk in
      chunk.first.map { !Self.isLower($0) } ?? true || chunk.count <= Self.shortWord
        || isName(chunk) || chunk.map(Self.lowered) == ending
    }
  }

  private func isName(_ chunk: ArraySlice<UInt8>) -> Bool {
    let lowered = chunk.map(Self.lowered)
    if lowered.count >= Self.leastLetters, lowered == label || lowered[...] == label[..<letters] {
      return true
    }
    return Self.callSign.contains(chunk.count) && !chunk.contains(where: Self.isLower)
      && chunk.first.map(Self.isDigit) == false && label.starts(with: lowered)
  }

  private static func isLower(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte >= 0x80 || isDigit(byte) || isLower(lowered(byte))
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }
}
