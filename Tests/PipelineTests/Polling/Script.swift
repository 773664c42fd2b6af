import Synchronization
import TestSupport

/// Answers to give in turn; the last one is given for ever.
final class Script: Sendable {
  private let answers: Mutex<[Answer]>

  init(_ answers: Answer...) {
    self.answers = Mutex(answers)
  }

  func next() -> Answer {
    answers.withLock { $0.count > 1 ? $0.removeFirst() : $0.first ?? Answer() }
  }

  /// From now on.
  func then(_ next: Answer...) {
    answers.withLock { $0 = next }
  }

  /// A server that gives them.
  func server() throws -> LoopbackServer {
    try LoopbackServer { _ in self.next() }
  }
}

extension Answer {
  static func feed(_ text: String, _ headers: [(String, String)] = []) -> Answer {
    Answer(headers: [("Content-Type", "application/rss+xml")] + headers, body: Array(text.utf8))
  }

  static func status(_ status: Int, _ headers: [(String, String)] = []) -> Answer {
    Answer(status: status, headers: headers, body: [])
  }
}

/// An RSS document of these items.
func rss(_ items: String..., channel: String = "") -> String {
  """
  <rss version="2.0"><channel><title>Harbour Post</title>\(channel)\(items.joined())</channel></rss>
  """
}

/// An item; `""` leaves an element out.
func item(
  _ id: String, title: String? = nil, link: String? = nil, date: String = "", text: String = ""
) -> String {
  let guid = id.isEmpty ? "" : "<guid isPermaLink=\"false\">\(id)</guid>"
  let title = title ?? "Title \(id)"
  let link = link ?? "https://post.example/\(id)"
  return "<item>\(guid)" + (title.isEmpty ? "" : "<title>\(title)</title>")
    + (link.isEmpty ? "" : "<link>\(link)</link>")
    + (date.isEmpty ? "" : "<pubDate>\(date)</pubDate>")
    + "<description>\(text.isEmpty ? "Text of \(title)" : text)</description></item>"
}
