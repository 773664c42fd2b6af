/// Feeds of invented words, all of one length, so that a web server gives all of them one ETag.
enum SampleFeed {
  /// An RSS document of `items` items; a higher `edition` has so many newer items in place of the oldest.
  static func text(_ number: Int, edition: Int = 0, items: Int = 20) -> String {
    let newest = items + edition
    let list = ((newest - items)..<newest).reversed().map { item(number, $0) }.joined()
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0"><channel><title>Outlet \(fixed(number))</title>
      <link>https://outlet-\(fixed(number)).example/</link>\(list)</channel></rss>
      """
  }

  private static func item(_ feed: Int, _ number: Int) -> String {
    let seed = feed * 1_000 + number
    let id = fixed(feed) + "-" + fixed(number)
    return """
      <item><guid isPermaLink="false">\(id)</guid><title>\(words(seed, 8))</title>
      <link>https://outlet-\(fixed(feed)).example/news/\(id)</link>
      <pubDate>Mon, 02 Mar 2026 \(two(number / 60 % 24)):\(two(number % 60)):00 GMT</pubDate>
      <description>&lt;p&gt;\(words(seed * 7 + 1, 60))&lt;/p&gt;</description></item>
      """
  }

  /// Words of five letters.
  private static func words(_ seed: Int, _ count: Int) -> String {
    var state = UInt64(truncatingIfNeeded: seed) &* 0x9e37_79b9_7f4a_7c15 | 1
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return word(state >> 33)
    }.joined(separator: " ")
  }

  private static func word(_ number: UInt64) -> String {
    let (consonants, vowels) = (Array("bdfgklmnprstvz"), Array("aeiou"))
    var rest = Int(truncatingIfNeeded: number)
    var letters = ""
    for index in 0..<5 {
      let choice = index.isMultiple(of: 2) ? consonants : vowels
      letters.append(choice[rest % choice.count])
      rest /= choice.count
    }
    return letters
  }

  /// Six digits.
  static func fixed(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
