import Text

extension FeedSettings {
  /// Whether an entry's page is to be read. Pure.
  ///
  /// `auto`: where the entry is only a teaser and its feed comes from the network, as its page must.
  func wantsPage(text: String, url: String?) -> Bool {
    guard let url, BaseURL.isWebURL(url) else { return false }
    switch fullText {
    case .never: return false
    case .always: return true
    case .auto: return !self.url.hasPrefix("file:") && Teaser.isTeaser(text)
    }
  }

  /// A recording holds feeds alone.
  var withoutPages: FeedSettings {
    var feed = self
    feed.fullText = .never
    return feed
  }
}
