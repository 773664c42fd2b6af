import News
import Testing

@testable import Developments

struct DevelopmentFinderTests {
  private let alert = Development.alertScore

  @Test func `an article that opens a story tells one story and tells it first`() throws {
    let found = Newsroom.follow(Newsroom.ferry)[0]
    let first = try #require(found.first)
    #expect(first.kind == .story)
    #expect(first.score >= alert)
    #expect(found.count { $0.kind == .story } == 1)
    #expect(first.sentence.hasPrefix("A ferry with 120 people"))
  }

  @Test func `a rewrite adds nothing worth an alert, whichever comes first`() {
    let inOrder = Newsroom.follow(Newsroom.ferry, Newsroom.rewrite)
    let reversed = Newsroom.follow(Newsroom.rewrite, Newsroom.ferry)
    #expect(inOrder[1].allSatisfy { $0.score < alert })
    #expect(reversed[1].allSatisfy { $0.score < alert })
  }

  @Test func `a copy adds nothing at all`() {
    let found = Newsroom.follow(Newsroom.ferry, Newsroom.ferry)
    #expect(found[1].isEmpty)
  }

  @Test func `a toll that rises is a number, and what is new beside it a development`() {
    let found = Newsroom.follow(Newsroom.ferry, Newsroom.rewrite, Newsroom.update)[2]
    #expect(found.contains { $0.kind == .number && $0.sentence.hasPrefix("At least 12") })
    #expect(found.contains { $0.kind == .development && $0.sentence.contains("Deni Varga") })
    #expect(found.allSatisfy { $0.score >= alert })
  }

  @Test func `a late article with the old toll changes no number`() {
    let found = Newsroom.follow(Newsroom.ferry, Newsroom.update, Newsroom.rewrite)[2]
    #expect(!found.contains { $0.kind == .number })
  }

  @Test func `the past is never worth an alert`() {
    let found = Newsroom.follow(Newsroom.ferry)[0]
    #expect(!found.contains { $0.sentence.hasPrefix("In 2019") && $0.score >= alert })
  }

  @Test func `a claim of all carries the limit of its article`() throws {
    let found = Newsroom.follow(Newsroom.ferry)[0]
    let claim = try #require(found.first { $0.sentence.hasPrefix("Coast guard") })
    #expect(claim.limit == "does not include the crew in the engine room")
  }

  @Test func `opinion never raises a development worth an alert`() {
    let opinion = Newsroom.article(
      Newsroom.ferry.title, Newsroom.ferry.article.text, role: .opinion)
    let found = Newsroom.follow(opinion)[0]
    #expect(found.allSatisfy { $0.score < alert && $0.kind != .story })
  }

  @Test func `a headline without text opens its story`() {
    let found = Newsroom.follow(Newsroom.article("Port Selda harbour closed", ""))[0]
    #expect(found.map(\.sentence) == ["Port Selda harbour closed"])
    #expect(found.first?.span == nil)
  }

  @Test func `sentences are verbatim and stand where they say`() {
    let text = Array(Newsroom.ferry.article.text.utf8)
    for development in Newsroom.follow(Newsroom.ferry)[0] {
      guard let span = development.span else { continue }
      #expect(String(decoding: text[span], as: UTF8.self) == development.sentence)
    }
  }

  @Test func `ids depend on story and words, not on case and punctuation`() {
    let plain = Newsroom.follow(Newsroom.article("", "The bridge at Karsk collapsed on Sunday."))
    let loud = Newsroom.follow(Newsroom.article("", "The Bridge at Karsk COLLAPSED on Sunday!"))
    #expect(plain[0].first?.id == loud[0].first?.id)
    #expect(plain[0].first?.id.hasPrefix("dv_") == true)
  }

  @Test func `the same article and memory give the same developments`() {
    let once = Newsroom.follow(Newsroom.ferry, Newsroom.update)
    #expect((0..<5).allSatisfy { _ in Newsroom.follow(Newsroom.ferry, Newsroom.update) == once })
  }
}

@Suite struct `A headline without a text` {
  @Test func `in which something happens stands before one in which nothing does`() throws {
    let quiet = try score("Lanterns and moorings")
    #expect(quiet < (try score("Harbour minister of Ostravia resigns")))
    #expect(quiet >= Development.alertScore)
  }

  private func score(_ headline: String) throws -> Double {
    try #require(Newsroom.follow(Newsroom.article(headline, ""))[0].first).score
  }
}
