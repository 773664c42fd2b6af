import News

extension HoldReason {
  /// The reason in words, for `explain`.
  var meaning: String {
    switch self {
    case .baseline: "the article came with its feed's first poll"
    case .cooldown: "the watch tells of a story once within the cooldown"
    case .budget: "the watch has had its lines of the day"
    case .origins: "too few independent origins yet"
    case .repeats: "nothing its story did not know"
    case .copy: "a copy of an article that is known"
    case .background: "opinion, expectation or background alone"
    case .minor: "new, but too little for a line; it stands in the digest"
    case .oldNews: "the publisher's date is long past"
    case .flood: "more alerts of one poll than a reader bears"
    case .removed: "the watch was taken out of the settings before its line was due"
    }
  }
}
