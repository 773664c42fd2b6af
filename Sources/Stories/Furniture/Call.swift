internal import Text

/// A phrase by which pages ask their reader to do something, or name their own parts.
struct Call: Sendable {
  private let words: [UInt64]
  /// Longer lines are text that happens to begin so.
  private let longest: Int
  private let needsColon: Bool

  /// Whether the line is such a call.
  static func matches(_ line: Line) -> Bool {
    guard let first = line.words.first?.form else {
      // A rule, a row of stars, a lone symbol.
      return true
    }
    return isOpening(line, from: first) || isOpening(line, from: 0) || isReadingTime(line)
      || isFollowing(line) || reserved.contains { $0.occurs(in: line) }
  }

  private static func isOpening(_ line: Line, from first: UInt64) -> Bool {
    byFirstWord[first]?.contains { $0.matches(line) } ?? false
  }

  private func matches(_ line: Line) -> Bool {
    guard line.words.count <= longest, line.words.count >= words.count else { return false }
    for (word, expected) in zip(line.words, words) where word.form != expected { return false }
    return !needsColon || line.hasColon(afterWords: words.count)
  }

  private func occurs(in line: Line) -> Bool {
    guard line.words.count <= longest, line.words.count >= words.count else { return false }
    return (0...(line.words.count - words.count)).contains { start in
      words.indices.allSatisfy { line.words[start + $0].form == words[$0] }
    }
  }

  /// "4 mins read", "12 min read".
  private static func isReadingTime(_ line: Line) -> Bool {
    guard line.words.count <= 6, let minutes = line.words.firstIndex(where: \.isNumber),
      minutes + 2 < line.words.count
    else { return false }
    return minuteWords.contains(line.words[minutes + 1].form)
      && line.words[minutes + 2].form == read
  }

  /// "Follow the Gazette on Facebook", "Follow our reporter on X".
  private static func isFollowing(_ line: Line) -> Bool {
    line.words.count <= 20 && line.words.first?.form == follow
      && line.words.indices.dropFirst().contains { index in
        line.words[index - 1].form == on && platforms.contains(line.words[index].form)
      }
  }

  private static let follow = TermHash.of("follow")
  private static let on = TermHash.of("on")
  private static let platforms = TermSet(
    """
    facebook twitter x instagram telegram whatsapp youtube linkedin tiktok threads mastodon bluesky \
    google social
    """)
  private static let minuteWords = TermSet("min mins minute minutes")
  private static let read = TermHash.of("read")

  private init(_ row: Substring) {
    let columns = row.split(separator: " ")
    needsColon = columns.first?.last == ":"
    longest = columns.first.flatMap { Int($0.filter { $0 != ":" }) } ?? 0
    words = columns.dropFirst().map { TermHash.of(String($0)) }
  }

  private static let reserved = [
    "40 all rights reserved", "60 may not be published broadcast", "30 contributed to this report",
    "20 never miss a",
  ].map { Call($0[...]) }

  private static let byFirstWord: [UInt64: [Call]] = {
    var calls: [UInt64: [Call]] = [:]
    for row in openings.split(separator: "\n") {
      let call = Call(row)
      calls[call.words.first ?? 0, default: []].append(call)
    }
    return calls
  }()

  /// Longest line in words (with a colon where one must follow the phrase), then how it begins.
  private static let openings = """
    6 share
    12 share this
    12 share on
    12 share via
    40: read also
    14 read also
    40: also read
    14 also read
    40: read more
    10 read more
    14 read next
    40: see also
    14 see also
    40: related
    4 related
    10 related news
    10 related stories
    10 related articles
    10 related content
    10 related topics
    10 related posts
    3 advertisement
    3 advertisment
    3 advertising
    5 sponsored content
    25 click here
    30 sign up
    30 subscribe to
    20 subscribe now
    2 subscribe
    20 follow us
    30 copyright c
    30 copyright the
    6 leave a reply
    6 leave a comment
    30 your email address
    30 required fields are marked
    30 please enable javascript
    30 you need to enable javascript
    8 latest from
    6 latest news
    8 trending news
    8 trending now
    3 trending
    8 most read
    8 most popular
    8 most viewed
    8 more from
    8 more on this
    15 get notifications
    20 get the latest
    20 get our
    40: watch
    40: video
    40: listen
    40: more
    40: tags
    40: tag
    40: topics
    40: filed under
    12 filed under
    20 join the conversation
    25 download our
    25 download the
    25 this article was originally published
    25 this story was originally published
    12 show comments
    12 view comments
    12 post a comment
    4 comments
    2 comment
    2 print
    2 email
    2 tweet
    2 facebook
    2 twitter
    2 whatsapp
    2 pinterest
    2 linkedin
    4 skip to content
    4 back to top
    4 story continues below
    6 continue reading
    6 loading
    """
}
