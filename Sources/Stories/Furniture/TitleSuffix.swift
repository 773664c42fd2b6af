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
  private static let longestAfterBar = 45
  private static let longest = 80
  private static let mostWordsAfterDash = 10

  /// Nil where the title ends in nothing of the kind.
  init?(of title: String, outlet: String) {
    let bytes = Array(title.utf8)
    let cuts = Self.cuts(bytes)
    guard !cuts.isEmpty else { return nil }
    let name = OutletName(outlet)
    guard
      let cut = cuts.first(where: { name.isGiven(by: bytes[$0.suffix...]) })
        ?? Self.last(cuts, bytes)
    else { return nil }
    let suffix = Words.all(of: bytes, in: cut.suffix..<bytes.count)
    isCertain = cut.isBar || name.isGiven(by: bytes[cut.suffix...])
    guard !suffix.isEmpty, isCertain || suffix.count <= Self.mostWordsAfterDash else { return nil }
    self.title = String(decoding: bytes[..<cut.title], as: UTF8.self)
    hash = Line.hash(of: bytes[cut.suffix...])
    titleHash = Line.hash(of: bytes[..<cut.title])
  }

  private struct Cut {
    var title: Int
    var suffix: Int
    var isBar: Bool
  }

  /// The last separator; the first of several bars with short ends ("… | Sports | Harbour Post").
  private static func last(_ cuts: [Cut], _ bytes: [UInt8]) -> Cut? {
    guard var last = cuts.last else { return nil }
    guard last.isBar else { return last }
    guard bytes.count - last.suffix <= longestAfterBar else { return nil }
    for cut in cuts.dropLast().reversed() {
      guard cut.isBar, bytes.count - cut.suffix <= longestAfterBar else { break }
      last = cut
    }
    return last
  }

  private static let separators: [(text: StaticString, isBar: Bool)] = [
    (" | ", true), (" - ", false), (" -- ", false), (" – ", false), (" — ", false),
    (" :: ", false), (" » ", false),
  ]

  /// The separators that leave a title and a short rest, in order.
  private static func cuts(_ bytes: [UInt8]) -> [Cut] {
    var cuts: [Cut] = []
    for start in bytes.indices.dropFirst(max(leastTitle, bytes.count - longest))
    where bytes[start] == 0x20 {
      for (text, isBar) in separators {
        let pattern = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard start + pattern.count < bytes.count, bytes[start...].starts(with: pattern) else {
          continue
        }
        cuts.append(Cut(title: start, suffix: start + pattern.count, isBar: isBar))
      }
    }
    return cuts
  }
}
