internal import News
internal import Text

/// News agencies, and the marks by which an article says that it is theirs.
enum Agency {
  /// The id of the agency whose copy the article is; nil where it does not say so.
  ///
  /// "(AP)" or "AP -" near the start, an agency as the author, "… contributed to this report",
  /// "(Reporting by …; editing by …)" or an agency's copyright at the end.
  static func credited(by article: Article) -> String? {
    if let author = article.author {
      let words = Words(author)
      if let agency = words.all.indices.lazy.compactMap({ name(words.all, at: $0) }).first {
        return agency.id
      }
    }
    let bytes = Array(article.text.utf8)
    return opening(bytes) ?? ending(bytes)
  }

  private static let openingBytes = 240
  private static let endingBytes = 320

  private static func opening(_ bytes: [UInt8]) -> String? {
    let span = 0..<min(bytes.count, openingBytes)
    guard WordSight.mayHold(firstWords, bytes, in: span) else { return nil }
    let words = Words.all(of: bytes, in: span)
    for index in words.indices {
      guard let (id, count) = name(words, at: index) else { continue }
      let before = words[index].span.lowerBound - 1
      let after = words[index + count - 1].span.upperBound
      let isBracketed =
        before >= 0 && bytes[before] == UInt8(ascii: "(") && after < bytes.count
        && bytes[after] == UInt8(ascii: ")")
      if isBracketed || leadsLine(bytes, before: before, after: after) { return id }
      if index + count < words.count, staff.contains(words[index + count].form) { return id }
      if isInByline(words, index, bytes) { return id }
    }
    return nil
  }

  /// "Reuters - …" at the start of a line.
  private static func leadsLine(_ bytes: [UInt8], before: Int, after: Int) -> Bool {
    guard before < 0 || bytes[before] == 0x0a else { return false }
    let rest = bytes[after...].prefix(5).drop { $0 == 0x20 }
    return rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: ":")
      || rest.starts(with: "–".utf8) || rest.starts(with: "—".utf8)
  }

  /// "By Mara Lund, Associated Press".
  private static func isInByline(_ words: [Word], _ index: Int, _ bytes: [UInt8]) -> Bool {
    guard let by = words[..<index].last(where: { $0.form == byWord }) else { return false }
    let between = by.span.upperBound..<words[index].span.lowerBound
    return by.isCapitalised && between.count <= 60 && !bytes[between].contains(0x0a)
  }

  private static func ending(_ bytes: [UInt8]) -> String? {
    let span = max(0, bytes.count - endingBytes)..<bytes.count
    guard WordSight.mayHold(marksOfEnding, bytes, in: span) else { return nil }
    let words = Words.all(of: bytes, in: span)
    for index in words.indices {
      if isCreditOfReuters(words, index, bytes) { return "reuters" }
      guard let (id, count) = name(words, at: index) else { continue }
      let line = line(around: words[index].span, in: bytes)
      let later = words[(index + count)...].prefix { $0.span.upperBound <= line.upperBound }
      if later.contains(where: { $0.form == contributed }) { return id }
      if index + count == words.count, count > 1 { return id }
      let earlier = words[..<index].drop { $0.span.lowerBound < line.lowerBound }
      if earlier.contains(where: { $0.form == copyright }) || bytes[line].starts(with: "©".utf8) {
        return id
      }
    }
    return nil
  }

  /// "(Reporting by Mara Lund; Editing by Jo Brandt)", and no other's copyright behind it.
  private static func isCreditOfReuters(_ words: [Word], _ index: Int, _ bytes: [UInt8]) -> Bool {
    let span = words[index].span
    guard words[index].form == reporting, index + 1 < words.count,
      words[index + 1].form == byWord, span.lowerBound > 0,
      bytes[span.lowerBound - 1] == UInt8(ascii: "(")
    else { return false }
    return words[index...].contains { desks.contains($0.form) }
      && bytes[span.upperBound...].firstRange(of: "©".utf8) == nil
  }

  private static func line(around span: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    let start = bytes[..<span.lowerBound].lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
    return start..<(bytes[span.upperBound...].firstIndex(of: 0x0a) ?? bytes.count)
  }

  /// The agency named at a word, and in how many words.
  private static func name(_ words: [Word], at index: Int) -> (id: String, count: Int)? {
    guard words[index].isCapitalised, firstWords.contains(words[index].form) else { return nil }
    return names.first { name in
      index + name.words.count <= words.count
        && name.words.indices.allSatisfy { words[index + $0].form == name.words[$0] }
    }.map { ($0.id, $0.words.count) }
  }

  private struct Name: Sendable {
    let id: String
    let words: [UInt64]
  }

  /// The id, then the words of a name.
  private static let names: [Name] =
    """
    ap associated press
    ap ap
    afp agence france presse
    afp afp
    upi united press international
    upi upi
    reuters reuters
    bloomberg bloomberg
    xinhua xinhua
    dpa dpa
    ansa ansa
    efe efe
    tass tass
    interfax interfax
    pti pti
    ani ani
    anadolu anadolu
    kyodo kyodo
    yonhap yonhap
    """.split(separator: "\n").map { row in
      let columns = row.split(separator: " ").map(String.init)
      return Name(id: columns[0], words: columns.dropFirst().map { TermHash.of($0) })
    }

  private static let firstWords = TermSet(names.compactMap(\.words.first))
  private static let marksOfEnding = TermSet(names.compactMap(\.words.first) + [reporting])
  private static let byWord = TermHash.of("by")
  private static let reporting = TermHash.of("reporting")
  private static let desks = TermSet("editing writing")
  private static let contributed = TermHash.of("contributed")
  private static let copyright = TermHash.of("copyright")
  private static let staff = TermSet("staff writer writers national reporter reporters")
}
