internal import Text

/// "Declined to comment", "could not be reached", "did not respond to requests": who says nothing makes no news, unless the
/// sentence tells an event that nobody has.
enum NoAnswer {
  static func isTold(by sentence: SentenceWords) -> Bool {
    guard sentence.count <= longest,
      !sentence.entries.contains(where: { $0.classes.contains(.deny) })
    else { return false }
    return (2..<max(2, sentence.count)).contains { index in
      let before = max(0, index - reach)..<index
      if comments.contains(sentence.form(index)) {
        return before.last { !asking.contains(sentence.form($0)) }
          .map { silent.contains(sentence.form($0)) } ?? false
      }
      if sentence.form(index) == reached {
        return sentence.form(index - 1) == Form.be && isNegated(sentence, before)
      }
      return answers.contains(sentence.form(index)) && isNegated(sentence, before)
        && (index..<min(sentence.count, index + reach)).contains {
          asked.contains(sentence.form($0))
        }
    }
  }

  private static func isNegated(_ sentence: SentenceWords, _ words: Range<Int>) -> Bool {
    words.suffix(negationReach).contains { sentence.classes($0).contains(.negation) }
  }

  private static let longest = 18
  private static let reach = 6
  private static let negationReach = 3
  /// "Refused to make any further comment", not "refused to withdraw her comments".
  private static let asking = TermSet(
    "to for on make give offer provide any a an further immediate public additional when was is")
  private static let comments = TermSet("comment comments")
  private static let silent = TermSet(
    "declined declines decline refused refuses unavailable unreachable without")
  private static let reached = TermHash.of("reached")
  private static let answers = TermSet("respond reply answer return responded replied answered")
  private static let asked = TermSet(
    "request requests question questions calls messages email emails inquiries enquiries")
}
