/// The gists of the latest articles, to recognise rewrites: those come within days.
struct RecentGists: Sendable {
  private struct Known: Sendable {
    var gist: Gist
    var origin: String
  }

  private var gists: [Int64: Known] = [:]
  /// A ring: the next article takes the place of the oldest.
  private var numbers: [Int64] = []
  private var next = 0

  static let most = 8_192

  mutating func add(_ gist: Gist, of number: Int64, origin: String) {
    if numbers.count < Self.most {
      numbers.append(number)
    } else {
      gists[numbers[next]] = nil
      numbers[next] = number
      next = (next + 1) % Self.most
    }
    if !gist.isEmpty { gists[number] = Known(gist: gist, origin: origin) }
  }

  /// The origin of the article with this number, where `gist` retells it.
  func origin(of number: Int64, retoldBy gist: Gist) -> String? {
    guard let known = gists[number], gist.isRewrite(of: known.gist) else { return nil }
    return known.origin
  }
}
