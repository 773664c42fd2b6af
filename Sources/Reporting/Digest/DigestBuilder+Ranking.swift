import News

extension DigestBuilder {
  /// What a reader should see first: much new, from many independent voices, and watched.
  ///
  /// A voice more weighs as much as a sixth of a perfect development; the tenth voice adds nothing, or
  /// one loud affair would hold the top all day. The hour decides between equals only: the last poll of
  /// the day is not the day. What was taken back comes last.
  func ranked(_ blocks: [StoryBlock]) -> [StoryBlock] {
    let loudness = loudness()
    let weights = blocks.map { block in
      let id = block.story.id
      let best = news[id]?.first?.development.score
      return weight(block.story, score: best ?? 0, loudness: loudness[id] ?? 0)
    }
    let isTakenBack = blocks.map { self.isTakenBack(news[$0.story.id] ?? []) }
    let order = blocks.indices.sorted { left, right in
      guard isTakenBack[left] == isTakenBack[right] else { return isTakenBack[right] }
      if weights[left] != weights[right] { return weights[left] > weights[right] }
      return blocks[left].story.id < blocks[right].story.id
    }
    return order.map { blocks[$0] }
  }

  /// How severe the alerts of each story are, from 1. What its watch had no line left for is no quieter than the
  /// quietest of its lines: the page shows what the log could not.
  private func loudness() -> [String: Int] {
    var loudness: [String: Int] = [:]
    var quietest: [String: Int] = [:]
    for alert in input.alerts {
      let rank = (Severity.allCases.firstIndex(of: alert.severity) ?? 0) + 1
      loudness[alert.story] = max(loudness[alert.story] ?? 0, rank)
      quietest[alert.watch] = min(quietest[alert.watch] ?? rank, rank)
    }
    for (watch, stories) in input.withheld {
      for story in stories { loudness[story] = max(loudness[story] ?? 0, quietest[watch] ?? 0) }
    }
    return loudness
  }

  private func weight(_ story: Story, score: Double, loudness: Int) -> Double {
    let voices = Double(min(story.origins, 10)) / 6 + Double(min(story.outlets, 12)) / 24
    let age = Double(max(0, min(input.to.seconds(since: story.lastSeen), 86_400))) / 86_400
    return score + voices + 0.3 * Double(loudness) + 0.02 * (1 - age)
  }
}
