/// The gists of the latest articles, to recognise rewrites: those come within days.
struct RecentGists: Sendable {
  private struct Known: Sendable {
    var place: NumberPool.Place
    var origin: String
  }

  private var known: [Int64: Known] = [:]
  /// Arrays that live for thousands of articles would leave the heap full of holes. The oldest goes first: blocks of the
  /// pool are given back as they are, nothing has to move.
  private var pool = NumberPool()
  /// A ring: the next article takes the place of the oldest.
  private var numbers: [Int64] = []
  private var next = 0

  static let most = 8_192

  mutating func add(_ gist: Gist, of number: Int64, origin: String) {
    if numbers.count < Self.most {
      numbers.append(number)
    } else {
      if let oldest = known.removeValue(forKey: numbers[next]) { pool.drop(oldest.place) }
      numbers[next] = number
      next = (next + 1) % Self.most
    }
    if !gist.isEmpty { known[number] = Known(place: gist.add(to: &pool), origin: origin) }
  }

  /// The origin of the article with this number, where `gist` retells it.
  func origin(of number: Int64, retoldBy gist: Gist) -> String? {
    guard let known = known[number], gist.isRewrite(of: Gist(at: known.place, in: pool)) else {
      return nil
    }
    return known.origin
  }
}
