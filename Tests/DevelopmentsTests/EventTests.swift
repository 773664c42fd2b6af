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

  private func events(_ sentence: String) -> [UInt64] {
    SentenceVector(withStance: SentenceWords(sentence)).events
  }

  @Test(arguments: [
    ("The strike is off.", "cancel"), ("The pass is open again.", "reopen"),
    ("The siege is now over, he said.", "end"), ("The hostages are free.", "release"),
    ("The bridge gave way on Monday.", "collapse"), ("The result is void.", "annul"),
  ])
  func `what has come about is an event`(_ sentence: String, _ event: String) {
    #expect(events(sentence).contains { $0 == Event.named(event) })
  }

  @Test(arguments: [
    "The ward is off-limits.", "The list is open-source.", "The museum is open on Sundays.",
    "The rain gave way to sunshine.",
    "The walk took over two hours.",
    "He leaves a void behind.", "The virus is out of control.",
  ])
  func `what is so on and on, or otherwise meant, is none`(_ sentence: String) {
    #expect(events(sentence).isEmpty)
  }

  private func mainEvent(_ sentence: String) -> UInt64? {
    SentenceVector(withStance: SentenceWords(sentence)).mainEvent
  }

  @Test(arguments: [
    ("The painting sold for millions as a lost work is a fake.", "fake"),
    ("The ban on night flights was lifted.", "lift"),
    ("Councillors voted to pull it down.", "demolish"),
    ("The launch has been put off.", "postpone"),
    ("The yard sold two ships and closed.", "sell"),
  ])
  func `the predicate is the main event`(_ sentence: String, _ event: String) {
    #expect(mainEvent(sentence) == Event.named(event))
  }

  @Test(arguments: ["No one was injured.", "Nobody was killed in the blast."])
  func `harm that befell nobody is no event`(_ sentence: String) {
    #expect(!events(sentence).contains { Event.harms.contains($0) })
  }

  @Test(arguments: [
    ("She has been stripped of her title and banned for four years.", true),
    ("The party has also been given a fine and banned.", true),
    ("She was stripped of her title and banned for four years.", false),
    ("It has a new owner, and was closed.", false),
  ])
  func `what is joined to a perfect is perfect`(_ sentence: String, _ isPerfect: Bool) {
    #expect(SentenceVector(withStance: SentenceWords(sentence)).isPerfect == isPerfect)
  }

  @Test(arguments: [
    ("ostria", "ostrian"), ("iran", "iranians"), ("china", "chinese"), ("italy", "italian"),
  ])
  func `a country and its people have one key`(_ country: String, _ people: String) {
    #expect(NationName.key(Array(country.utf8)[...]) == NationName.key(Array(people.utf8)[...]))
    #expect(NationName.key(Array(country.utf8)[...]) != NationName.key(Array("norway".utf8)[...]))
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
