import FeedParsing
import Foundation
import News
import TestSupport
import Testing
import Text

/// Documents made to do harm, and documents that came to harm.
@Suite struct HostileDocumentTests {
  /// Whether a document four times as long is read in less than eight times the time.
  private func isReadInLine(from size: Int, _ document: (Int) -> [UInt8]) -> Bool {
    Growth.isLinear(from: size) { size in
      let bytes = document(size)
      return { _ = try? FeedParser.parse(bytes) }
    }
  }

  private func feed(_ inside: String) -> [UInt8] {
    Array("<rss version=\"2.0\"><channel><item>\(inside)</item></channel></rss>".utf8)
  }

  @Test func `entities that expand entities are not expanded`() throws {
    var subset = "<!ENTITY l0 \"lol\">"
    for level in 1...30 {
      subset += "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">"
    }
    let text =
      "<!DOCTYPE rss [\(subset)]><rss version=\"2.0\"><channel><title>&l30;</title></channel></rss>"
    let parsed = try FeedParser.parse(Array(text.utf8))
    #expect(parsed.title == "&l30;")
  }

  @Test(arguments: ["a", "item", "b:c", "title", "media:group"])
  func `nesting costs no more than its length`(name: String) {
    for place in ["%", "<description>%</description>"] {
      #expect(
        isReadInLine(from: 1_000) { size in
          let deep =
            Array(repeating: "<\(name)>", count: size) + ["x"]
            + Array(repeating: "</\(name)>", count: size)
          return feed(place.replacingOccurrences(of: "%", with: deep.joined()))
        })
    }
  }

  @Test func `a tag of many attributes costs no more than its length`() throws {
    func document(_ size: Int) -> [UInt8] {
      let many = (0..<size).map { " a\($0)=\"x\"" }.joined()
      return feed("<enclosure url=\"http://a.example/\"\(many)/>")
    }
    #expect(isReadInLine(from: 4_000, document))
    let parsed = try FeedParser.parse(document(10_000))
    #expect(parsed.entries.first?.attachments.first?.url == "http://a.example/")
  }

  @Test func `short references under a long base do not make much of a small document`() throws {
    let base = "http://a.example/" + String(repeating: "b", count: 8_000) + "/"
    let links = (0..<200).map {
      "<link rel=\"self\" href=\"\($0)\"/><link rel=\"enclosure\" href=\"e\($0)\"/>"
    }
    let document = Array(
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry xml:base=\"\(base)\">\(links.joined())</entry></feed>"
        .utf8)
    let entry = try #require(FeedParser.parse(document).entries.first)
    #expect(entry.links.first.map { $0.href == base + "0" } ?? false)
    let size = (entry.links.map(\.href) + entry.attachments.map(\.url)).reduce(0) {
      $0 + $1.utf8.count
    }
    #expect(size > 1 << 20)
    #expect(size < 2 * (4 * document.count + 1 << 20))
  }

  @Test func `a base of more than eight thousand bytes is none`() throws {
    let base = "http://a.example/" + String(repeating: "b", count: 9_000) + "/"
    let parsed = try FeedParser.parse(
      Array("<rss xml:base=\"\(base)\"><channel><link>c</link></channel></rss>".utf8))
    #expect(parsed.homePageURL == "c")
  }

  @Test func `many namespaces cost no more than their length`() {
    #expect(
      isReadInLine(from: 2_000) { size in
        let many = (0..<size).map { " xmlns:a\($0)=\"http://x.example/\($0)\"" }.joined()
        return feed("<x\(many)>" + String(repeating: "<y:z/>", count: size) + "</x>")
      })
  }

  @Test(arguments: [
    "<!--", "<![CDATA[", "<?", "<!DOCTYPE x [", "<a b=\"", "<a b='>", "&", "</", "<![", "</a>",
    "<a ",
    "<item>", "]]>", "<a b=c ", "<!D \"",
  ])
  func `what never ends costs no more than its length`(piece: String) {
    for place in ["%", "<description>%", "<description><![CDATA[%", "<title>%"] {
      #expect(
        isReadInLine(from: 500) { size in
          feed(
            place.replacingOccurrences(of: "%", with: String(repeating: piece + " x", count: size)))
        })
    }
  }

  /// What stands in the tag of a value or before its elements, and the elements.
  @Test(arguments: [
    ("<content type=\"", "a", "\">", "<b/>"), ("<content type=\"", "a", "/xml\">", "<div/>"),
    ("<content type=\"text\">&#32;", " ", "", "<div/>"),
    ("<content type=\"", "a", "xml\">", "<entry/>"), ("<title type=\"", "&#97;", "\">", "<b>"),
  ])
  func `a value is looked at once however many elements are in it`(
    opening: String, piece: String, rest: String, element: String
  ) {
    #expect(
      isReadInLine(from: 1_000) { size in
        Array(
          ("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>" + opening
            + String(repeating: piece, count: 8 * size) + rest
            + String(repeating: element, count: size)).utf8)
      })
  }

  @Test(arguments: ["[", "{\"a\":", "[1,", "\"\\u"])
  func `JSON that never ends is refused or read`(piece: String) {
    #expect(
      isReadInLine(from: 5_000) { size in
        Array(
          ("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":"
            + String(repeating: piece, count: size)).utf8)
      })
  }

  @Test func `no more entries are read than are wanted`() throws {
    let many = "<rss version=\"2.0\"><channel>" + String(repeating: "<item/>", count: 6_000)
    let all = try FeedParser.parse(Array(many.utf8), maximumEntries: .max)
    #expect(all.entries.count == 6_000)
    #expect(!all.isCut)
    let some = try FeedParser.parse(Array(many.utf8))
    #expect(some.entries.count == 5_000)
    #expect(some.isCut)
  }

  @Test func `nothing outside the document is ever read`() throws {
    let here = #filePath
    for entity in ["file://\(here)", here, "http://127.0.0.1:1/"] {
      let text = """
        <!DOCTYPE rss SYSTEM "\(entity)" [<!ENTITY x SYSTEM "\(entity)"><!ENTITY % y SYSTEM "\(entity)"> %y;]>
        <rss version="2.0"><channel><title>&x;%y;</title></channel></rss>
        """
      #expect(try FeedParser.parse(Array(text.utf8)).title == "&x;%y;")
    }
  }

  /// The corpus, damaged as transfers and programs damage feeds, by a generator that always does the same.
  @Test func `no damage to a document makes the parser fail or print rubbish`() throws {
    var random = SplitMix64(seed: 7)
    let documents = CorpusCase.all
    for round in 0..<4_000 {
      let document = documents[round % documents.count]
      let bytes = random.damaged(document.bytes)
      var writer = JSONWriter()
      do throws(FeedParseError) {
        let parsed = try FeedParser.parse(
          bytes, contentType: document.contentType, baseURL: document.base)
        #expect(parsed.entries.allSatisfy { !$0.id.isEmpty })
        ParsedFeedJSON.write(parsed, to: &writer)
      } catch {
        ParsedFeedJSON.write(error, to: &writer)
      }
      _ = try JSONValue.parse(writer.bytes)
    }
  }
}

/// S. Vigna's SplitMix64: the same numbers in every run.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &self) {
      guard bytes.count > 2 else { return bytes }
      let place = Int.random(in: 0..<bytes.count, using: &self)
      switch UInt8.random(in: 0..<5, using: &self) {
      case 0: bytes.removeSubrange(place...)
      case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + 8))
      case 3: bytes.insert(UInt8.random(in: 0...255, using: &self), at: place)
      default:
        let end = min(bytes.count, place + Int.random(in: 1...40, using: &self))
        bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
      }
    }
    return bytes
  }
}
