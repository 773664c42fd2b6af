import FlyingFox
import Synchronization

/// A loopback outlet whose feed grows by a few stories at each request, sixty at a time.
final class NewsServer: Sendable {
  private let published = Mutex(0)
  private let total: Int
  private let server = HTTPServer(address: .loopback(port: 0))

  init(total: Int) {
    self.total = total
  }

  var entryIDs: [String] { (0..<published.withLock { $0 }).map { "entry-\($0)" } }
  var isExhausted: Bool { published.withLock { $0 } == total }

  /// Serves until the task is cancelled.
  func run() async throws {
    await server.appendRoute("GET /feed") { _ in
      HTTPResponse(
        statusCode: .ok, headers: [.contentType: "application/rss+xml"], body: self.nextBody())
    }
    try await server.run()
  }

  func url() async throws -> String {
    try await server.waitUntilListening()
    guard case .ip4(_, let port) = await server.listeningAddress else { return "" }
    return "http://127.0.0.1:\(port)/feed"
  }

  private func nextBody() -> [UInt8] {
    let count = published.withLock { count in
      count = min(total, count + 3)
      return count
    }
    let items = (max(0, count - 60)..<count).reversed().map(Self.item).joined()
    let feed = """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0"><channel><title>Loopback Courier</title>\(items)</channel></rss>
      """
    return Array(feed.utf8)
  }

  /// Stories that have nothing in common but their outlet: words made from the number.
  private static func item(_ number: Int) -> String {
    let words = (0..<8).map { word(number * 8 + $0) }
    let title = "\(words[0].capitalized) \(words[1]) \(words[2])"
    return """
      <item><guid isPermaLink="false">entry-\(number)</guid><title>\(title)</title>
      <link>https://courier.example/\(number)</link>
      <description>The \(words[3]) of \(words[4].capitalized) has opened a \(words[5]) near the \
      \(words[6]) \(words[7]).</description></item>
      """
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
