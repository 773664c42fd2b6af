import News

extension DigestBuilder {
  /// What a reader should see first: much new, from many independent voices, and watched.
  ///
  /// A voice more weighs as much as a sixth of a perfect development; the tenth voice adds nothing, or
  /// one loud affair would hold the top all day. The hour decides between equals only: the last poll of
  /// the day is not the day.
  func ranked(_ blocks: [StoryBlock]) -> [StoryBlock] {
    var scores: [String: Double] = [:]
    for row in input.developments where !row.isBaseline {
      scores[row.story] = max(scores[row.story] ?? 0, row.development.score)
    }
    var loudness: [String: Int] = [:]
    for alert in input.alerts {
      let rank = (Severity.allCases.firstIndex(of: alert.severity) ?? 0) + 1
      loudness[alert.story] = max(loudness[alert.story] ?? 0, rank)
    }
    let weighed = blocks.map { block -> (weight: Double, block: StoryBlock) in
      let id = block.story.id
      return (weight(block.story, score: scores[id] ?? 0, loudness: loudness[id] ?? 0), block)
    }
    let ordered = weighed.sorted { left, right in
      if left.weight != right.weight { return left.weight > right.weight }
      return left.block.story.id < right.block.story.id
    }
    return ordered.map(\.block)
  }

  private func weight(_ story: Story, score: Double, loudness: Int) -> Double {
    let voices = Double(min(story.origins, 10)) / 6 + Double(min(story.outlets, 12)) / 24
    let age = Double(max(0, min(input.to.seconds(since: story.lastSeen), 86_400))) / 86_400
    return score + voices + 0.3 * Double(loudness) + 0.02 * (1 - age)
  }
}
