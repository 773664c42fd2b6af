import Developments

/// The memories of the stories that moved last; the rest is read again from the store when needed.
struct StoryMemories {
  private var memories: [String: StoryMemory] = [:]
  /// Least recently used first.
  private var order: [String] = []

  /// A memory is up to 100 KB: this keeps the cache under 13 MB.
  static let capacity = 128
  /// Enough to know all that a long story told; what is older has been told often since.
  static let articlesPerStory = 400

  /// The memory of `story`, from the cache or rebuilt by `tracker`.
  mutating func memory(of story: String, in tracker: StoryTracker) async throws -> StoryMemory {
    if let memory = memories[story] { return memory }
    return try await tracker.rebuildMemory(of: story)
  }

  mutating func keep(_ memory: StoryMemory, of story: String) {
    if memories.updateValue(memory, forKey: story) != nil {
      order.removeAll { $0 == story }
    }
    order.append(story)
    if order.count > Self.capacity { memories[order.removeFirst()] = nil }
  }
}
