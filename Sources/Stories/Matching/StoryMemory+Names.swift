extension StoryMemory {
  /// A name that most members have stands in as many of them, in percent.
  private static let most = 60

  /// How much article and story are about different names, 0 to 1: the share of the article's names
  /// that no member has, times the share of most members' names that the article lacks.
  ///
  /// Either share alone says little: a later report leaves names out, another adds some.
  func otherNames(than article: PreparedArticle, in pool: MemberPool) -> Double {
    let named = names(in: pool)
    let needed = (Int(members.count) * Self.most + 99) / 100
    return article.vector.withEntries { entries in
      var own = Share()
      var story = Share()
      var next = 0
      for index in 0..<entries.count where entries.isName(index) {
        while next < named.count, named[next].key < entries.key(index) { next += 1 }
        let isKnown = next < named.count && named[next].key == entries.key(index)
        own.add(entries.names(index), isShared: isKnown)
      }
      for name in named where name.members >= needed {
        story.add(
          name.weight / Float(name.members), isShared: entries.index(of: name.key) != nil)
      }
      return own.unshared * story.unshared
    }
  }

  /// A name in the story.
  private struct Name {
    var key: UInt32
    var members = 0
    /// Sum over the members.
    var weight: Float = 0
  }

  /// The names of all members, by key.
  private func names(in pool: MemberPool) -> [Name] {
    let members = pool[members]
    var entries: [UInt64] = []
    for (index, member) in members.enumerated() {
      member.withEntries(in: pool.numbers) { vector in
        for place in 0..<vector.count where vector.isName(place) {
          entries.append(UInt64(vector.key(place)) << 32 | UInt64(index << 16 | place))
        }
      }
    }
    entries.sort()
    var names: [Name] = []
    for entry in entries {
      let key = UInt32(entry >> 32)
      if names.last?.key != key { names.append(Name(key: key)) }
      let member = members[members.startIndex + Int(entry >> 16 & 0xffff)]
      names[names.count - 1].members += 1
      names[names.count - 1].weight += member.withEntries(in: pool.numbers) {
        $0.names(Int(entry & 0xffff))
      }
    }
    return names
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
