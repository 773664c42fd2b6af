import Fetching
import News
import PageExtraction
import Storage
import Text

/// Decides what a response, or its lack, does to a version that wants its page. Pure.
struct PageDecider {
  let page: WantedPage
  var now: Timestamp
  /// A failure that may pass is worth another request.
  let mayTryAgain: Bool

  /// Requests for one version: a second one where the first failed for a reason that may pass.
  static let maximumTries = 2
  static let pauseBetweenTries: Int64 = 20
  /// The story stage waits for a page no longer than this, a queue of pages of one host included.
  static let patience: Int64 = 120

  /// A 429 rests the page's whole host where `pausesHosts`.
  func answered(_ response: Response, pausesHosts: Bool = true) -> PageUpdate {
    var update = answered(response)
    if pausesHosts {
      update.hostPause = HostPause(askedBy: response, at: now.adding(seconds: 1))
    }
    return update
  }

  /// Seconds for which a server that is asked too much (429) or overloaded (503) gets peace from the feed's pages;
  /// nil for any other answer.
  static func pause(askedBy response: Response, at now: Timestamp) -> Int64? {
    guard response.status == 429 || response.status == 503 else { return nil }
    let asked = PollOutcome.Failure(response: response, at: now).retryAfter ?? 0
    return min(max(asked, PageFailures.pause), longestPause)
  }

  /// As long as a feed obeys a Retry-After.
  private static let longestPause: Int64 = 7 * 86_400

  private func answered(_ response: Response) -> PageUpdate {
    switch response.status {
    case 200: return read(response)
    case 304 where response.wasConditional:
      return update(.unchanged, validatorsOf: response)
    case 500, 502, 504: return failed("HTTP status \(response.status)", mayPass: true)
    default: return failed("HTTP status \(response.status)", mayPass: false)
    }
  }

  func failed(_ error: FetchError) -> PageUpdate {
    switch error {
    case .timeout(.total), .timeout(.stall), .truncated, .emptyReply, .connectionLost, .exhausted:
      failed(error.message, mayPass: true)
    default: failed(error.message, mayPass: false)
    }
  }

  /// Nobody is asked.
  func notAsked(because reason: String) -> PageUpdate {
    failed(reason, mayPass: false)
  }

  private func read(_ response: Response) -> PageUpdate {
    let type = response.contentType?.lowercased() ?? "text/html"
    guard type.contains("html") else {
      return failed("the page is no HTML but \(type.prefix(60))", mayPass: false)
    }
    let extracted = PageExtractor.extract(response.body, contentType: response.contentType)
    let text = extracted.text.cut(toUTF8: EntryText.maximumTextBytes)
    guard text.utf8.count > page.text.utf8.count else {
      return failed("the page holds no more text than the entry", mayPass: false)
    }
    guard isAboutEntry(text + "\n" + (extracted.title ?? "")) else {
      return failed("the page's text has nothing of the entry", mayPass: false)
    }
    return update(
      .read(PageText(text: text, author: extracted.byline, language: extracted.language)),
      validatorsOf: response)
  }

  /// A wall of consent or a log-in has other words than the article: of those of the entry's title and text,
  /// a page of the same article has three in ten.
  private func isAboutEntry(_ text: String) -> Bool {
    let asked = Set(Words(page.title + "\n" + page.text).all.filter { !$0.isStopWord }.map(\.stem))
    guard !asked.isEmpty else { return true }
    let told = Set(Words(text).all.map(\.stem))
    return asked.count(where: told.contains) * 10 >= asked.count * 3
  }

  private func failed(_ reason: String, mayPass: Bool) -> PageUpdate {
    let isLast = page.tries + 1 >= Self.maximumTries || !mayPass || !mayTryAgain
    return update(
      isLast
        ? .failed(reason) : .again(at: now.adding(seconds: Self.pauseBetweenTries), reason))
  }

  private func update(_ result: PageUpdate.Result, validatorsOf response: Response? = nil)
    -> PageUpdate
  {
    var update = PageUpdate(article: page.article, version: page.version, at: now, result: result)
    if let response {
      update.validators = response.validators
      update.validatorsURL = response.effectiveURL
    }
    return update
  }
}
