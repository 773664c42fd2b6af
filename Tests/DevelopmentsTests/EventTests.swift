import Testing
import Text

@testable import Developments

struct EventTests {
  private func root(_ word: some StringProtocol) -> String {
    Words(String(word)).all.map { String($0.root, radix: 16) }.joined(separator: " ")
  }

  /// What a word of the groups is found by.
  private func key(_ word: Substring) -> String {
    if word.hasPrefix("=") { return String(word) }
    let parts = word.split(separator: "+")
    return parts.count == 2 ? root(parts[0]) + "+" + parts[1] : root(word)
  }

  @Test func `no word of an event is there twice`() {
    let words = Event.groups.flatMap { $0.split(separator: " ") }
    let keys = Dictionary(grouping: words, by: key)
    #expect(keys.values.filter { $0.count > 1 }.isEmpty)
  }

  @Test func `no word of what happens is there twice`() {
    let roots = Trigger.events + Trigger.changes
    #expect(roots.count > 200 && Set(roots).count == roots.count)
  }
}
