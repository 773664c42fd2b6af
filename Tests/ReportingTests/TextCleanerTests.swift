import Reporting
import Testing

/// Everything that must never reach a line, as a reader of Unicode's charts would list it.
func isHostile(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0...0x1f, 0x7f...0x9f: true
  case 0xad, 0x61c, 0x180e, 0x200b...0x200f, 0x2028...0x202e, 0x2060...0x206f, 0xfeff: true
  case 0xfff9...0xfffb, 0xe0000...0xe007f, 0xe0100...0xe01ef, 0xfdd0...0xfdef: true
  default: scalar.value & 0xfffe == 0xfffe
  }
}

/// Texts made of everything that is dangerous and a little that is not, the same in every run.
struct HostileTexts {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  private mutating func pick(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: state >> 33) % count
  }

  private static let pieces: [String] = [
    "\u{1b}[31m", "\u{1b}]0;title\u{7}", "\u{1b}", "\u{9b}2J", "\u{9d}x\u{9c}", "\u{0}", "\n",
    "\r\n", "\t",
    "\u{85}", "\u{2028}", "\u{2029}", "\u{202e}", "\u{2066}", "\u{200d}", "\u{feff}", "\u{e0041}",
    "\u{fe0f}",
    "\u{301}", "\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", "\"", "\\", "=", " ", "  ", "'",
    "`",
    "<script>", "&amp;", "](javascript:x)", "![a](b)", "https://a.example", "www.a.example",
    "a@b.example",
    "# ", "- ", "1. ", "***", "||", "$x$", "{{", "]]>", "<!--", "é", "東京", "🔥", "👨‍👩‍👧",
    "severity=high", "word",
    "event=alert", "\u{10ffff}", "\u{fffd}", "\u{e000}", "ﷺ", "عرب",
  ]

  mutating func next() -> String {
    (0..<pick(40)).map { _ in Self.pieces[pick(Self.pieces.count)] }.joined()
  }
}

@Suite struct `Cleaned text` {
  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("   ", ""), ("  a  b  ", "a b"), ("a\nb\r\nc\td", "a b c d"),
    ("a\u{2028}b\u{2029}c\u{85}d", "a b c d"), ("a\u{0}b\u{7f}c\u{8}", "abc"),
    ("\u{1b}[31mred\u{1b}[0m", "red"), ("\u{9b}2Jx", "x"), ("a\u{1b}]8;;http://x\u{7}b", "ab"),
    ("a\u{1b}]0;t\u{1b}\\b", "ab"), ("\u{1b}]never closed", "never closed"), ("\u{1b}[12", "[12"),
    ("a\u{1b}", "a"), ("\u{202e}abc\u{202c}", "abc"), ("\u{2067}x\u{2069}", "x"),
    ("x\u{200b}y\u{200d}z\u{feff}", "xyz"), ("so\u{ad}ft", "soft"), ("\u{e0068}\u{e0069}", ""),
    ("\u{301}a", "a"), ("a \u{301}b", "a b"), ("cafe\u{301}", "cafe\u{301}"), ("a\u{fffe}b", "ab"),
    ("naïve «quote»", "naïve «quote»"), ("5\u{a0}000", "5\u{a0}000"), ("東京　大会", "東京　大会"),
  ]) func `loses what acts and keeps what is read`(text: String, expected: String) {
    #expect(TextCleaner.line(text) == expected)
  }

  @Test func `a pile of marks is cut down`() {
    let pile = "a" + String(repeating: "\u{301}", count: 500)
    #expect(TextCleaner.line(pile).unicodeScalars.count == 5)
  }

  @Test func `never holds a control, a direction, a separator, a hidden sign, or a double blank`() {
    var texts = HostileTexts(seed: 1)
    for _ in 0..<3_000 {
      let text = TextCleaner.line(texts.next())
      #expect(!text.unicodeScalars.contains(where: isHostile))
      #expect(!text.unicodeScalars.starts(with: " ".unicodeScalars))
      #expect(!text.contains("  ") && !text.hasSuffix(" "))
      #expect(TextCleaner.line(text) == text)
    }
  }

  @Test func `every single scalar is harmless or gone`() {
    for value in UInt32(0)...0x10ffff {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = TextCleaner.line("x" + String(scalar) + "y")
      // "y" would end the control sequence that U+009B begins.
      if isHostile(scalar), value != 0x9b { #expect(text == "xy" || text == "x y") }
    }
  }
}
