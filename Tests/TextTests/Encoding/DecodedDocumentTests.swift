import Foundation
import Testing
import Text

@Suite struct DecodedDocumentTests {
  private let text = "<?xml version=\"1.0\"?>\n<t>Caf\u{e9} \u{6d77} \u{1f6a2}</t>"

  private func decoded(_ bytes: [UInt8], _ contentType: String? = nil) -> DecodedDocument {
    DecodedDocument(bytes, contentType: contentType)
  }

  private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 255))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  private func utf32(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar in
      let bytes = (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> (24 - 8 * UInt32($0))) }
      return bigEndian ? bytes : bytes.reversed()
    }
  }

  @Test(arguments: [true, false])
  func `UTF-16 and UTF-32 are read with and without a byte order mark`(bigEndian: Bool) {
    let end = bigEndian ? "be" : "le"
    for mark in ["", "\u{feff}"] {
      let short = decoded(utf16(mark + text, bigEndian: bigEndian))
      #expect(String(decoding: short.utf8, as: UTF8.self) == text)
      #expect(short.encoding.name == "utf-16" + end)
      #expect(short.override == nil)
      let long = decoded(utf32(mark + text, bigEndian: bigEndian))
      #expect(String(decoding: long.utf8, as: UTF8.self) == text)
      #expect(long.encoding.name == "utf-32" + end)
    }
  }

  /// Letters are read in blocks; others stand at each place of one.
  @Test(arguments: 0..<20)
  func `a letter beyond ASCII is read at each place of a block`(place: Int) {
    let letters = String(repeating: "a", count: place)
    for letter in ["\u{e9}", "\u{20ac}"] {
      let text = "<t>" + letters + letter + letter + letters + letter + "</t>"
      for bigEndian in [true, false] {
        let wide = decoded(utf16("\u{feff}" + text, bigEndian: bigEndian))
        #expect(String(decoding: wide.utf8, as: UTF8.self) == text)
      }
      let narrow = text.unicodeScalars.map { $0 == "\u{20ac}" ? 0x80 : UInt8($0.value) }
      let latin = decoded(narrow, "text/xml; charset=windows-1252")
      #expect(String(decoding: latin.utf8, as: UTF8.self) == text)
    }
    let ship = "<t>" + letters + "\u{1f6a2}" + letters + "</t>"
    #expect(
      String(decoding: decoded(utf16("\u{feff}" + ship, bigEndian: true)).utf8, as: UTF8.self)
        == ship)
  }

  @Test func `half a unit at the end of UTF-16 becomes U+FFFD`() {
    let bytes: [UInt8] = [0xff, 0xfe, 0x61, 0, 0x62]
    #expect(String(decoding: decoded(bytes).utf8, as: UTF8.self) == "a\u{fffd}")
  }

  @Test func `a lone surrogate becomes U+FFFD and nothing is lost behind it`() {
    let bytes: [UInt8] = [0xfe, 0xff, 0, 0x61, 0xd8, 0, 0, 0x62, 0xd8, 0]
    #expect(String(decoding: decoded(bytes).utf8, as: UTF8.self) == "a\u{fffd}b\u{fffd}")
  }

  @Test func `clean UTF-8 comes back as it is`() {
    let document = decoded(Array(text.utf8))
    #expect(document.utf8 == Array(text.utf8))
    #expect(document.override == nil)
  }

  @Test(arguments: [
    ("utf8", "utf-8"), ("UTF-8", "utf-8"), ("latin1", "windows-1252"),
    ("ISO_8859-1:1987", "windows-1252"),
    ("us-ascii", "windows-1252"), ("gbk", "gb18030"), ("GB2312", "gb18030"),
    ("x-sjis", "shift_jis"),
    ("ks_c_5601-1987", "cp949"), ("cp1251", "windows-1251"), ("win-1251", nil),
    ("windows-31j", "shift_jis"),
    ("iso-8859-8-i", "iso-8859-8"), ("l2", "iso-8859-2"), ("ibm866", "ibm866"), ("cp852", "cp852"),
    ("", nil), ("bogus", nil), ("../../etc/passwd", nil), ("utf-16", "utf-16be"),
    ("big5-hkscs", "big5"),
  ])
  func `a label means an encoding`(label: String, name: String?) {
    #expect(TextEncoding(label: label)?.name == name)
  }

  @Test func `every ill-formed sequence becomes U+FFFD, a maximal part each`() {
    let bytes: [UInt8] =
      Array("\u{e9}\u{e9}\u{e9}\u{e9}".utf8) + [0xc0, 0x80, 0xe2, 0x82, 0x61, 0xf5, 0x62]
    let document = decoded(bytes)
    #expect(
      String(decoding: document.utf8, as: UTF8.self)
        == "\u{e9}\u{e9}\u{e9}\u{e9}\u{fffd}\u{fffd}\u{fffd}a\u{fffd}b")
    #expect(document.override == .badBytes)
  }

  @Test func `no bytes in any encoding make the decoder fail or give what is no UTF-8`() {
    var state: UInt64 = 5
    for label in [
      "utf-8", "utf-16", "utf-16le", "utf-32", "iso-8859-1", "windows-1251", "koi8-r", "shift_jis",
      "euc-jp",
      "iso-2022-jp", "gb18030", "big5", "euc-kr", "utf-7", "ibm037", "bogus",
    ] {
      for length in 0..<60 {
        let bytes = (0..<length).map { _ -> UInt8 in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return UInt8(truncatingIfNeeded: state >> 56)
        }
        let document = decoded(bytes, "text/xml; charset=\(label)")
        #expect(String(validating: document.utf8, as: UTF8.self) != nil)
      }
    }
  }

  @Test func `characters XML does not allow are dropped and C1 controls are windows-1252`() {
    let document = decoded(Array("a\u{0}b\u{8}c\u{92}d\u{ffff}e\u{85}".utf8))
    #expect(String(decoding: document.utf8, as: UTF8.self) == "abc\u{2019}de\u{2026}")
  }
}
