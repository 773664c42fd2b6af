/// The gists of the latest articles, to recognise rewrites: those come within days.
struct RecentGists: Sendable {
  private struct Known: Sendable {
    var place: NumberPool.Place
    var origin: String
  }

  private var known: [Int64: Known] = [:]
  /// Arrays that live for thousands of articles would leave the heap full of holes.
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
      if pool.isWorthMoving { movePool() }
    }
    if !gist.isEmpty { known[number] = Known(place: gist.add(to: &pool), origin: origin) }
  }

  private mutating func movePool() {
    var move = NumberPool.Move(from: pool)
    pool = NumberPool()
    for number in numbers[next...] + numbers[..<next] {
      guard let place = known[number]?.place else { continue }
      known[number]?.place = move.move(place)
    }
    pool = move.new
  }

  /// The origin of the article with this number, where `gist` retells it.
  func origin(of number: Int64, retoldBy gist: Gist) -> String? {
    guard let known = known[number], gist.isRewrite(of: Gist(at: known.place, in: pool)) else {
      return nil
    }
    return known.origin
  }
}
