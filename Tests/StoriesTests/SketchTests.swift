import Testing
import Text

@testable import Stories

@Suite struct SketchTests {
  private func sketch(_ text: String) -> Sketch { Sketch(Words(text).all) }

  @Test func `containment is the share of the shorter text`() {
    let whole = sketch(Samples.ferry + Samples.mine)
    let part = sketch(Samples.ferry)
    #expect(part.containment(with: part).share == 1)
    #expect(part.containment(with: whole).share > 0.9)
    #expect(whole.containment(with: part).share > 0.9)
    #expect(part.containment(with: sketch(Samples.mine)).share == 0)
    #expect(sketch("four words are few").containment(with: part).share == 0)
  }

  @Test func `a retelling shares hardly a run of words but every sentence`() {
    let ferry = Words(Samples.ferry), retold = Words(Samples.ferryRetold)
    #expect(Sketch(ferry.all).containment(with: Sketch(retold.all)).share < 0.2)
    #expect(gist(Samples.ferry).isRewrite(of: gist(Samples.ferryRetold)))
    #expect(!gist(Samples.ferry).isRewrite(of: gist(Samples.mine + Samples.election)))
  }

  @Test func `the latest articles are known by their sentences, however many came before`() {
    var recent = RecentGists()
    let (ferry, mine) = (gist(Samples.ferry), gist(Samples.mine + Samples.election))
    let last = Int64(RecentGists.most + 3_000)
    for number in 1...last {
      recent.add(number % 3 == 0 ? ferry : mine, of: number, origin: "o\(number)")
    }
    let retold = gist(Samples.ferryRetold)
    for number in [3_003, 6_000, last - last % 3] {
      #expect(recent.origin(of: number, retoldBy: retold) == "o\(number)")
      #expect(recent.origin(of: number - 1, retoldBy: retold) == nil)
    }
    #expect(recent.origin(of: 3_000, retoldBy: retold) == nil)
  }

  @Test func `the same sentences in another order are no rewrite`() {
    let lines = Samples.ferryRetold.split(separator: "\n").map(String.init)
    let backwards = lines.reversed().joined(separator: "\n")
    #expect(!gist(Samples.ferry).isRewrite(of: gist(backwards)))
  }

  private func gist(_ text: String) -> Gist {
    let bytes = Array(text.utf8)
    return Gist(SentenceSplitter.split(bytes).map { Words.all(of: bytes, in: $0.span)[...] })
  }
}
