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
    var byteCount: Int
  }

  private var kept: [String: Kept] = [:]
  /// Least recently used first.
  private var order: [String] = []
  /// What all of them take.
  private(set) var byteCount = 0
  private let mostBytes: Int

  /// A story seldom moves again once so many others did.
  static let capacity = 128
  /// What a hundred stories of two dozen long articles each take: to read these again for each article would cost more
  /// than all else. Stories of a few articles take a tenth of it, or less.
  static let mostBytes = 192 << 20
  static let generation = 400

  init(mostBytes: Int = Self.mostBytes) {
    self.mostBytes = mostBytes
  }

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
    keep(memory, versions: versions, of: story)
    return memory
  }

  /// `memory` knows one version more than what `memory(of:in:)` gave.
  mutating func advance(_ memory: StoryMemory, of story: String) {
    let versions = (kept[story]?.versions ?? 0) + 1
    keep(memory, versions: versions, of: story)
    if versions % Self.generation == 0 { forget(story) }
  }

  /// The memory that was asked for last is kept however large it is.
  private mutating func keep(_ memory: StoryMemory, versions: Int, of story: String) {
    forget(story)
    let size = memory.byteCount
    kept[story] = Kept(memory: memory, versions: versions, byteCount: size)
    byteCount += size
    order.append(story)
    while order.count > Self.capacity || byteCount > mostBytes && order.count > 1 {
      forget(order[0])
    }
  }

  private mutating func forget(_ story: String) {
    guard let memory = kept.removeValue(forKey: story) else { return }
    byteCount -= memory.byteCount
    order.removeAll { $0 == story }
  }
}
