import Developments
import News
import Stories
import Testing

@testable import Pipeline

@Suite struct StoryMemoriesTests {
  /// What a story has told whose articles have many words of their own.
  private func memory(articles: Int) -> StoryMemory {
    let finder = DevelopmentFinder()
    var memory = StoryMemory()
    for number in 0..<articles {
      let text = (0..<20).map { line in
        "Divers found " + (0..<20).map { "wreck\(number)n\(line)n\($0)" }.joined(separator: " ")
          + " on Monday."
      }
      let instant = Timestamp(seconds: 1_900_000_000)
      let article = Article(
        id: "ar_\(number)", feed: "gazette", entryID: "\(number)", outlet: "gazette.example",
        role: .news, title: "Divers find wreck \(number)", text: text.joined(separator: "\n"),
        published: instant, firstSeen: instant)
      memory.remember(
        finder.read(FurnitureFilter().clean(article)), telling: [], origin: "gazette.example")
    }
    return memory
  }

  @Test func `memories take no more than they may, however long their stories are`() {
    let long = memory(articles: 10)
    let short = memory(articles: 1)
    #expect(long.byteCount > 4 * short.byteCount)
    let limit = 3 * long.byteCount
    var memories = StoryMemories(mostBytes: limit)
    for number in 0..<10 {
      memories.advance(long, of: "long \(number)")
      memories.advance(short, of: "short \(number)")
      #expect(memories.byteCount <= limit)
      #expect(memories.byteCount >= long.byteCount)
    }
    for number in 0..<10 { memories.advance(StoryMemory(), of: "long \(number)") }
    for number in 0..<10 { memories.advance(StoryMemory(), of: "short \(number)") }
    #expect(memories.byteCount == 20 * StoryMemory().byteCount)
  }

  @Test func `a memory that is larger than all may be is kept until another is asked for`() {
    let long = memory(articles: 2)
    var memories = StoryMemories(mostBytes: 1)
    memories.advance(long, of: "a")
    #expect(memories.byteCount == long.byteCount)
    memories.advance(memory(articles: 1), of: "b")
    #expect(memories.byteCount < long.byteCount)
  }
}
