import Fetching
import Storage

extension RequestMaker {
  /// Of an entry's own link: no secrets and no headers of the feed go there, and leave for private networks only
  /// where the feed itself comes from the same place.
  func request(for page: WantedPage, at url: String, of feed: FeedSettings) -> Request {
    var request = Request(url: url, userAgent: feed.userAgent)
    request.isSecondary = true
    request.accept = "text/html, application/xhtml+xml, */*;q=0.1"
    request.validators = page.validators
    request.validatorsURL = page.validatorsURL
    request.caFile = feed.caFile
    request.proxy =
      feed.proxy == EnvironmentProxy.word ? environmentProxy.proxy(for: url) : feed.proxy
    request.limits.connect = feed.connectTimeout
    request.limits.total = feed.totalTimeout
    request.limits.stall = feed.stallTimeout
    request.limits.maximumBodyBytes = feed.maxBytes
    request.limits.maximumRedirects = feed.maxRedirects
    request.allowsPrivateNetworks =
      feed.allowsPrivateNetworks && Fetcher.host(of: url) == Fetcher.host(of: feed.url)
    return request
  }
}
