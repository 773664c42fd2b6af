/// Texts of scalars of every general category, with the signs that formats give a meaning; the same for
/// one seed.
struct UnicodeTexts {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func pick(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: state >> 33) % count
  }

  mutating func next() -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<pick(24) {
      if pick(3) == 0 {
        text.append(contentsOf: Self.signs[pick(Self.signs.count)].unicodeScalars)
      } else {
        let category = Self.categories[pick(Self.categories.count)]
        text.append(category[pick(category.count)])
      }
    }
    return String(text)
  }

  /// Every scalar up to U+3100 and one in 61 of the others, by general category.
  private static let categories: [[Unicode.Scalar]] = {
    var groups: [String: [Unicode.Scalar]] = [:]
    let values = Array(0..<0x3100) + Array(stride(from: 0x3100, to: 0x11_0000, by: 61))
    for scalar in values.compactMap(Unicode.Scalar.init) {
      groups["\(scalar.properties.generalCategory)", default: []].append(scalar)
    }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }()

  static var categoryCount: Int { categories.count }

  private static let signs = [
    "\"", "\\", "=", " ", "  ", "'", "`", "|", "[", "]", "(", ")", "<", ">", "&", "#", "*", "_",
    "~", "$",
    "{", "}", "@", "!", "- ", "+ ", "1. ", "12) ", "\r\n", "\n", "\r", "\t", "\u{0}", "\u{1b}[2J",
    "\u{1b}]8;;x\u{7}", "\u{202e}", "\u{2066}", "\u{feff}", "\u{301}", "<script>", "</script>",
    "<!--",
    "]]>", "&lt;", "&#60;", "&amp;lt;", "https://a.example", "www.a.example", "javascript:", "](",
    "event=alert", "severity=\"", "\u{2028}", "a", "B", "7",
  ]
}
