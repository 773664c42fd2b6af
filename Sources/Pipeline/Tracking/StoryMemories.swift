import Developments
import Stories
import Storage

/// The memories of the stories that moved last; the rest is read again from the store when needed.
///
/// A memory that was read again is as it was: it takes in the same versions in the same order. So
/// that this stays short, a memory reaches back over the last 400 to 800 versions of its story.
struct StoryMemories {
  private struct Kept {
    var memory: StoryMemory
    /// Versions that told the story something.
    var versions: Int
  }

  private var kept: [String: Kept] = [:]
  /// Least recently used first.
  private var order: [String] = []

  /// A memory is up to 100 KB: this keeps the cache under 13 MB.
  static let capacity = 128
  static let generation = 400

  mutating func memory(of story: String, in store: Store) async throws -> StoryMemory {
    if let known = kept[story] { return known.memory }
    let finder = DevelopmentFinder()
    let versions = try await store.countTold(of: story)
    let skipped = max(0, versions / Self.generation - 1) * Self.generation
    var memory = StoryMemory()
    for told in try await store.told(of: story, skipping: skipped) {
      let cleaned = FurnitureFilter.restored(
        told.article, titleLength: told.titleLength, furniture: told.furniture)
      memory.remember(
        finder.read(cleaned), telling: told.developments, origin: told.origin)
    }
    keep(Kept(memory: memory, versions: versions), of: story)
    return memory
  }

  /// `memory` knows one version more than what `memory(of:in:)` gave.
  mutating func advance(_ memory: StoryMemory, of story: String) {
    let versions = (kept[story]?.versions ?? 0) + 1
    keep(Kept(memory: memory, versions: versions), of: story)
    if versions % Self.generation == 0 { forget(story) }
  }

  private mutating func keep(_ memory: Kept, of story: String) {
    if kept.updateValue(memory, forKey: story) != nil { order.removeAll { $0 == story } }
    order.append(story)
    if order.count > Self.capacity { kept[order.removeFirst()] = nil }
  }

  private mutating func forget(_ story: String) {
    kept[story] = nil
    order.removeAll { $0 == story }
  }
}
