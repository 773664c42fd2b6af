/// Headlines of round-ups, which tell of many stories: "World news in brief", "Tuesday round-up", "Today's headlines",
/// "Morning briefing: …".
public enum RoundUp {
  /// `words` are those of the headline, which stands in `bytes`.
  public static func isNamed(_ words: [Word], in bytes: [UInt8]) -> Bool {
    words.indices.contains { index in
      let next = index + 1 < words.count ? words[index + 1].form : 0
      switch words[index].form {
      case roundup: return true
      case round: return next == up && gap(words, index, bytes).elementsEqual("-".utf8)
      case inside: return next == brief
      case briefing: return gap(words, index, bytes).first == UInt8(ascii: ":")
      case let form where days.contains(form): return collections.contains(next)
      default: return false
      }
    }
  }

  private static func gap(_ words: [Word], _ index: Int, _ bytes: [UInt8]) -> ArraySlice<UInt8> {
    let end = index + 1 < words.count ? words[index + 1].span.lowerBound : bytes.count
    return bytes[min(words[index].span.upperBound, end)..<end]
  }

  private static let roundup = TermHash.of("roundup")
  private static let round = TermHash.of("round")
  private static let up = TermHash.of("up")
  private static let inside = TermHash.of("in")
  private static let brief = TermHash.of("brief")
  private static let briefing = TermHash.of("briefing")
  /// "Today's" is the word "today".
  private static let days = TermSet("top today this")
  private static let collections = TermSet("stories headlines")
}
