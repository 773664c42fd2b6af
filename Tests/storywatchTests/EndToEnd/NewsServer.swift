import Synchronization
import TestSupport

/// A loopback outlet whose feed grows by a few stories at each request, sixty at a time.
final class NewsServer: Sendable {
  private let published: Published
  private let total: Int
  private let server: LoopbackServer

  init(total: Int) throws {
    let published = Published()
    self.published = published
    self.total = total
    server = try LoopbackServer { _ in
      let count = published.count.withLock { count in
        count = min(total, count + 3)
        return count
      }
      return Answer(
        headers: [("Content-Type", "application/rss+xml")], body: NewsServer.body(upTo: count))
    }
  }

  /// How many stories are out.
  private final class Published: Sendable {
    let count = Mutex(0)
  }

  var url: String { server.url() }
  var entryIDs: [String] { (0..<published.count.withLock { $0 }).map { "entry-\($0)" } }
  var isExhausted: Bool { published.count.withLock { $0 } == total }

  func stop() {
    server.stop()
  }

  private static func body(upTo count: Int) -> [UInt8] {
    let items = (max(0, count - 60)..<count).reversed().map(item).joined()
    let feed = """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0"><channel><title>Loopback Courier</title>\(items)</channel></rss>
      """
    return Array(feed.utf8)
  }

  /// Stories that have nothing in common but their outlet: words made from the number.
  private static func item(_ number: Int) -> String {
    let words = (0..<8).map { word(number * 8 + $0) }
    let title = "\(Self.capitalised(words[0])) \(words[1]) \(words[2])"
    return """
      <item><guid isPermaLink="false">entry-\(number)</guid><title>\(title)</title>
      <link>https://courier.example/\(number)</link>
      <description>The \(words[3]) of \(Self.capitalised(words[4])) has opened a \(words[5]) near the \
      \(words[6]) \(words[7]).</description></item>
      """
  }

  private static func capitalised(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  private static func word(_ number: Int) -> String {
    let syllables = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu", "fa", "pe"]
    var rest = (number &* 2_654_435_761) & 0xff_ffff
    var word = ""
    for _ in 0..<5 {
      word += syllables[rest % syllables.count]
      rest /= syllables.count
    }
    return word
  }
}
