public import News

/// What an answer does to the validators that are stored for a feed.
public enum ValidatorDecision: Hashable, Sendable {
  /// These, given by that URL; empty ones when a new body came without.
  case store(Validators, url: String)
  /// Those that are stored vouch for the last feed that was read, and stay.
  case keep
  /// A 304 though nothing was asked on condition: the server's error, and no success.
  case notModifiedUnasked

  /// Only a whole 200 with a feed in it gives validators, and only a 304 changes some of them.
  ///
  /// A fetch that was cut short is no `Response`, so nothing of it ever comes here; `wasFeed` is
  /// for the parser to say, after it has read the document to its end.
  public static func after(_ response: Response, wasFeed: Bool, stored: Validators)
    -> ValidatorDecision
  {
    switch response.status {
    case 200 where wasFeed:
      return .store(response.validators, url: response.effectiveURL)
    // Those of the whole feed as it is now (RFC 3229 10.5.1); without them the old ones would ask for the same.
    case 226 where wasFeed && response.isDelta:
      return .store(response.validators, url: response.effectiveURL)
    case 304:
      guard response.wasConditional else { return .notModifiedUnasked }
      let new = response.validators
      return .store(
        Validators(
          etag: new.etag ?? stored.etag, lastModified: new.lastModified ?? stored.lastModified),
        url: response.effectiveURL)
    default:
      return .keep
    }
  }
}
