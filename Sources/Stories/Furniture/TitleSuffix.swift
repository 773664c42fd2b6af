internal import Text

/// What outlets hang on their titles: "Bridge reopens | Harbour Post", "Bridge reopens - Harbour Post".
struct TitleSuffix {
  /// The title without it.
  let title: String
  /// Hashes of the suffix and of the title before it.
  let hash: UInt64
  let titleHash: UInt64
  /// After a bar it is always the outlet's; after a dash it may be the title's own.
  let isCertain: Bool

  private static let leastTitle = 15
  private static let longest = 45
  private static let longestAfterDash = 6

  /// Nil where the title ends in nothing of the kind.
  init?(of title: String) {
    let bytes = Array(title.utf8)
    guard let cut = Self.cut(bytes) else { return nil }
    let suffix = Words(bytes, in: cut.suffix..<bytes.count).all
    guard !suffix.isEmpty, cut.isBar || suffix.count <= Self.longestAfterDash else { return nil }
    self.title = String(decoding: bytes[..<cut.title], as: UTF8.self)
    hash = Line.hash(of: bytes[cut.suffix...])
    titleHash = Line.hash(of: bytes[..<cut.title])
    isCertain = cut.isBar
  }

  private struct Cut {
    var title: Int
    var suffix: Int
    var isBar: Bool
  }

  /// The last separator with white space before it that leaves a title and a short rest.
  private static func cut(_ bytes: [UInt8]) -> Cut? {
    let separators: [(StaticString, isBar: Bool)] = [
      (" | ", true), (" - ", false), (" -- ", false), (" – ", false), (" — ", false),
      (" :: ", false), (" » ", false),
    ]
    var best: Cut?
    for (separator, isBar) in separators {
      let pattern = UnsafeBufferPointer(
        start: separator.utf8Start, count: separator.utf8CodeUnitCount)
      var start = max(leastTitle, bytes.count - longest - pattern.count)
      while start + pattern.count < bytes.count {
        if bytes[start...].starts(with: pattern), start > best?.title ?? 0 {
          best = Cut(title: start, suffix: start + pattern.count, isBar: isBar)
        }
        start += 1
      }
    }
    return best
  }
}
