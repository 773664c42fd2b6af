import Synchronization
import TestSupport

/// A loopback outlet that publishes a story when it is told to.
final class GrowingOutlet: Sendable {
  private static let towns = ["Quell", "Orrin", "Tarn", "Vell", "Nolm"]
  private final class Published: Sendable {
    let count = Mutex(1)
  }

  private let published: Published
  private let server: LoopbackServer

  init() throws {
    let published = Published()
    self.published = published
    server = try LoopbackServer { _ in
      let count = published.count.withLock { $0 }
      let items = (0..<count).map { number in
        let town = Self.towns[number % Self.towns.count]
        return "<item><guid>\(number)</guid><title>\(town) elects its mayor</title><description>"
          + "The town of \(town) elected mayor number \(number) on Monday, \(town) officials said."
          + "</description></item>"
      }
      return Answer(
        headers: [("Content-Type", "application/rss+xml")],
        body: Array("<rss version='2.0'><channel>\(items.joined())</channel></rss>".utf8))
    }
  }

  var url: String { server.url() }
  var requests: Int { server.heard.count }
  func publish() { published.count.withLock { $0 += 1 } }
  func stop() { server.stop() }
}
