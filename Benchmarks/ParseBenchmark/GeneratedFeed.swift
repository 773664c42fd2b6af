/// Feeds of the shapes that real ones have, any number of bytes long, the same in every run.
struct GeneratedFeed {
  enum Shape: String, CaseIterable {
    case headlines = "headlines and teasers"
    case escaped = "articles as escaped HTML"
    case sections = "articles in CDATA sections"
    case media = "media with many attributes"
    case atom = "Atom with escaped HTML"
    case latin = "windows-1252"
    case wide = "UTF-16"
    case cyrillic = "Cyrillic"
  }
  private var random: UInt64 = 1
  private var text = ""

  /// A feed of the shape with at least `size` bytes of text.
  static func bytes(_ shape: Shape, size: Int) -> [UInt8] {
    var feed = GeneratedFeed()
    feed.text.reserveCapacity(size + 20_000)
    feed.text += shape == .atom ? atomHead : rssHead(shape)
    var number = 0
    while feed.text.utf8.count < size {
      if shape == .atom { feed.addAtomEntry(number) } else { feed.addItem(number, shape) }
      number += 1
    }
    feed.text += shape == .atom ? "</feed>\n" : "</channel></rss>\n"
    return encoded(feed.text, shape)
  }

  private static func encoded(_ text: String, _ shape: Shape) -> [UInt8] {
    switch shape {
    case .latin: text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    case .wide:
      [0xff, 0xfe]
        + text.utf16.flatMap {
          [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
        }
    default: Array(text.utf8)
    }
  }

  // MARK: Parts

  private static let atomHead = """
    <?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title><id>urn:harbour</id>

    """

  private static func rssHead(_ shape: Shape) -> String {
    let encoding = shape == .latin ? "iso-8859-1" : shape == .wide ? "utf-16" : "utf-8"
    return """
      <?xml version="1.0" encoding="\(encoding)"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
      <channel><title>Harbour</title><link>https://harbour.example/</link>

      """
  }

  private mutating func addItem(_ number: Int, _ shape: Shape) {
    text += """
        <item>
          <title>\(sentence(8, shape))</title>
          <link>https://harbour.example/2026/04/\(number)/the-ferry-and-the-bridge/</link>
          <dc:creator><![CDATA[Ann Author]]></dc:creator>
          <pubDate>Fri, \(number % 19 + 10) Apr 2026 11:\(number % 50 + 10):10 +0000</pubDate>
          <category><![CDATA[World]]></category>
          <guid isPermaLink="false">https://harbour.example/?p=\(number)</guid>

      """
    switch shape {
    case .escaped:
      text += "<description>\(GeneratedFeed.escaped("<p>\(sentence(25, shape))</p>"))</description>"
      text += "<content:encoded>\(GeneratedFeed.escaped(article(20)))</content:encoded>"
    case .sections:
      text += "<description><![CDATA[<p>\(sentence(25, shape))</p>]]></description>"
      text += "<content:encoded><![CDATA[\(article(20))]]></content:encoded>"
    case .media: addMedia(number)
    default: text += "    <description>\(sentence(20, shape))</description>\n"
    }
    text += "  </item>\n"
  }

  private mutating func addMedia(_ number: Int) {
    text += """
          <description>\(sentence(15, .media))</description>
          <media:content url="https://cdn.harbour.example/\(number)/large.jpg" medium="image" \
      type="image/jpeg" width="1200" height="800" fileSize="123456">\
      <media:title type="plain">\(sentence(5, .media))</media:title>\
      <media:thumbnail url="https://cdn.harbour.example/\(number)/t.jpg" width="150" height="100"/>\
      </media:content>
          <enclosure url="https://cdn.harbour.example/\(number).mp3" length="1234567" type="audio/mpeg"/>

      """
  }

  private mutating func addAtomEntry(_ number: Int) {
    let html =
      "<p>\(sentence(40, .atom))</p>\n<p><a href=\"/x/\(number)\">\(sentence(9, .atom))</a></p>"
    text += """
      <entry><title type="html">\(sentence(6, .atom))</title>
      <link href="https://harbour.example/\(number)" rel="alternate" type="text/html"/>
      <published>2026-04-18T12:00:00+00:00</published><updated>2026-04-18T12:30:00+00:00</updated>
      <id>https://harbour.example/\(number)</id><author><name>Ann Author</name></author>
      <category term="World"/><summary type="html">\(GeneratedFeed.escaped("<p>\(sentence(20, .atom))</p>"))</summary>
      <content type="html" xml:base="https://harbour.example/\(number)">\(GeneratedFeed.escaped(html))</content>
      </entry>

      """
  }

  private mutating func article(_ paragraphs: Int) -> String {
    var html = ""
    for number in 0..<paragraphs {
      switch next(10) {
      case 0:
        html += "<ul><li>\(sentence(5, .escaped))</li><li>\(sentence(8, .escaped))</li></ul>\n"
      case 1:
        html += """
          <figure class="block size-large"><img loading="lazy" width="1024" height="683" \
          src="https://cdn.harbour.example/\(number)-1024.jpg" alt="\(sentence(4, .escaped))" \
          class="image-\(number)" srcset="https://cdn.harbour.example/\(number)-1024.jpg 1024w, \
          https://cdn.harbour.example/\(number)-300.jpg 300w"/>\
          <figcaption>\(sentence(9, .escaped))</figcaption></figure>

          """
      case 2:
        html +=
          "<blockquote class=\"quote\"><p>&#8220;\(sentence(20, .escaped))&#8221;</p></blockquote>\n"
      default:
        html +=
          "<p>\(sentence(25, .escaped)) <a href=\"https://harbour.example/a?b=1&amp;c=\(number)\">"
        html += "\(sentence(3, .escaped))</a> \(sentence(15, .escaped))</p>\n"
      }
    }
    return html
  }

  private static func escaped(_ html: String) -> String {
    var result = ""
    for scalar in html.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  // MARK: Words

  private mutating func sentence(_ count: Int, _ shape: Shape) -> String {
    let words = shape == .cyrillic ? GeneratedFeed.cyrillicWords : GeneratedFeed.words
    var text = shape == .latin ? "Caf\u{e9}" : ""
    for number in 0..<count {
      if number > 0 || !text.isEmpty { text += " " }
      text += words[next(words.count)]
    }
    return text + "."
  }

  /// S. Vigna's SplitMix64.
  private mutating func next(_ limit: Int) -> Int {
    random &+= 0x9e37_79b9_7f4a_7c15
    var mixed = random
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int(truncatingIfNeeded: (mixed ^ (mixed >> 31)) >> 1) % limit
  }

  private static let words =
    "the of and in minister harbour bridge report council vote water ferry after before against people storm river"
    .split(separator: " ").map(String.init)
  private static let cyrillicWords =
    "министр заявил что новый мост через реку будет построен к концу года после решения совета"
    .split(separator: " ").map(String.init)
}
