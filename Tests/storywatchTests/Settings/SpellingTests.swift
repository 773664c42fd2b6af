import Testing

@testable import storywatch

struct SpellingTests {
  @Test(arguments: [
    ("intervall", "interval"), ("Interval", "interval"), ("inteval", "interval"),
    ("itnerval", "interval"), ("user-agent", "user_agent"), ("fultext", "fulltext"),
  ])
  func `a slip of the finger finds the word`(typed: String, meant: String) {
    #expect(Spelling.nearest(to: typed, among: FeedLayer.keys) == meant)
  }

  @Test(arguments: ["", "a", "xyzzy", "frequency", String(repeating: "interval", count: 1_000)])
  func `another word finds none`(typed: String) {
    #expect(Spelling.nearest(to: typed, among: FeedLayer.keys) == nil)
  }

  @Test func `of words that are equally near the first in the alphabet is meant`() {
    #expect(Spelling.nearest(to: "cat", among: ["hat", "bat", "rat"]) == "bat")
  }
}
