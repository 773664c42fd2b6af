extension OpenStory {
  /// A name that most members have stands in as many of them, in percent.
  private static let most = 60

  /// How much article and story are about different names, 0 to 1: the share of the article's names
  /// that no member has, times the share of most members' names that the article lacks.
  ///
  /// Either share alone says little: a later report leaves names out, another adds some.
  func otherNames(than article: PreparedArticle, in pool: MemberPool) -> Double {
    let members = pool[members]
    let needed = (members.count * Self.most + 99) / 100
    return NameTally.with(members: members.count) { named in
      for member in members {
        member.withEntries(in: pool.numbers) { vector in
          for index in 0..<vector.count where vector.isName(index) {
            named.add(vector.key(index), vector.names(index))
          }
        }
      }
      return article.vector.withEntries { entries in
        var own = Share()
        for index in 0..<entries.count where entries.isName(index) {
          own.add(entries.names(index), isShared: named.contains(entries.key(index)))
        }
        guard own.unshared > 0 else { return 0 }
        var story = Share()
        for name in named.names(ofAtLeast: needed) {
          story.add(
            name.weight / Float(name.members), isShared: entries.index(of: name.key) != nil)
        }
        return own.unshared * story.unshared
      }
    }
  }

  /// Part of a sum of squares.
  private struct Share {
    private var whole: Float = 0
    private var missing: Float = 0

    mutating func add(_ weight: Float, isShared: Bool) {
      whole += weight * weight
      if !isShared { missing += weight * weight }
    }

    var unshared: Double { whole > 0 ? Double(missing / whole) : 0 }
  }
}
